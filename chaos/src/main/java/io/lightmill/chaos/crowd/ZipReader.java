package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.SourceFile;
import io.lightmill.e2e.bundle.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Reads a job's ZIP twice: whole, and over a line that breaks at random bytes, where it goes on. */
final class ZipReader {

    private static final int TRIES = 30;
    private static final int PIECES = 4;

    private final Desk desk;
    private final Chance chance;

    ZipReader(Desk desk, Chance chance) {
        this.desk = desk;
        this.chance = chance;
    }

    /** Notes what came; nothing where nobody served it. */
    void read(UUID job) {
        String path = "/api/jobs/" + job + "/download?format=zip";
        desk.get(path)
                .filter(answer ->
                        answer.status() == 200 && answer.header("etag").isPresent())
                .ifPresent(whole -> note(job, whole, inPieces(path, whole)));
    }

    private void note(UUID job, Answer whole, byte[] pieces) {
        if (pieces.length == whole.body().length) {
            desk.note(new ClientLine.Zipped(
                    desk.now(),
                    desk.user(),
                    job,
                    SourceFile.sha256(whole.body()),
                    SourceFile.sha256(pieces),
                    images(whole.body())));
        }
    }

    /** As much as came in so many tries. */
    private byte[] inPieces(String path, Answer whole) {
        ByteArrayOutputStream had = new ByteArrayOutputStream();
        int length = whole.body().length;
        for (int tries = 0; tries < TRIES && had.size() < length; tries++) {
            HttpRequest rest = desk.caller()
                    .to(path)
                    .header("Range", "bytes=" + had.size() + "-")
                    .header("If-Range", whole.header("etag").orElseThrow())
                    .timeout(Desk.PATIENCE)
                    .build();
            int most = tries + PIECES > TRIES ? length : chance.between(1, Math.max(1, length / PIECES));
            try {
                takePiece(desk.caller().exchange(rest, BodyHandlers.ofInputStream()), had, most);
            } catch (IOException | UncheckedIOException broken) {
                // By us, or by what is done to the system: it is resumed in either case.
            }
        }
        return had.toByteArray();
    }

    /** An answer that begins anew (200) is no answer to what was asked: the file is the same. */
    private static void takePiece(HttpResponse<InputStream> answer, ByteArrayOutputStream had, int most)
            throws IOException {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 206) {
                had.write(body.readNBytes(most));
            }
        }
    }

    /** Reading checks each entry's CRC-32. */
    private static List<String> images(byte[] zip) {
        try {
            Path file = Files.createTempFile("lightmill-chaos", ".zip");
            try {
                Files.write(file, zip);
                return Bundle.read(file).images().values().stream().sorted().toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
