package io.lightmill.stack.run;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.SubmitJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants made of a folder.
 *
 * @param url of the gateway
 * @param out where the ZIP goes
 */
public record RunOrder(
        String url,
        Path folder,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        int variations,
        @Nullable Engine engine,
        @Nullable String group,
        Map<String, Object> parameters,
        @Nullable Long seed,
        Path out) {

    /** The same folder, files and wishes give the same submission, byte for byte. */
    SubmitJob submission(List<LocalFile> files) {
        return submission(
                files.stream()
                        .map(file -> new InputRef(file.sha256(), file.name()))
                        .toList(),
                null);
    }

    /** Asks what stands against the order, before any picture is known. */
    SubmitJob trial() {
        return submission(List.of(), true);
    }

    private SubmitJob submission(List<InputRef> inputs, @Nullable Boolean dryRun) {
        return new SubmitJob(
                null,
                group,
                null,
                Mode.AUTOMATIC,
                prompt,
                negativePrompt,
                inputs,
                variations,
                null,
                engine,
                parameters.isEmpty() ? null : new TreeMap<>(parameters),
                seed,
                null,
                null,
                null,
                null,
                dryRun);
    }

    /**
     * By which an interrupted run is known again: everything that the submission is made of. The address is left out, for a
     * stack that was started again may have another port. It begins with that of the order.
     */
    String fingerprint(List<LocalFile> files) {
        MessageDigest digest = LocalFile.newDigest();
        files.forEach(file -> add(digest, file.name() + file.sha256()));
        return fingerprint() + "-" + text(digest);
    }

    /** The same, before its files are known. */
    String fingerprint() {
        MessageDigest digest = LocalFile.newDigest();
        List<Object> words = List.of(
                folder.toAbsolutePath().normalize(),
                String.valueOf(prompt),
                String.valueOf(negativePrompt),
                variations,
                String.valueOf(engine),
                String.valueOf(group),
                new TreeMap<>(parameters),
                String.valueOf(seed));
        words.forEach(word -> add(digest, word.toString()));
        return text(digest);
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    private static void add(MessageDigest digest, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
