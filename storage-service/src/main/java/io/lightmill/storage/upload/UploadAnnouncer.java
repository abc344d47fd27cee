package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.input.InputName;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.UploadTerms;
import io.lightmill.storage.ticket.Signatures;
import io.lightmill.storage.ticket.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says of each announced file whether it is there, where to send it, or why not. */
@ApplicationScoped
public class UploadAnnouncer {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private final Inputs inputs;
    private final Announcements announcements;
    private final Signatures signatures;
    private final UploadConfig config;

    UploadAnnouncer(Inputs inputs, Announcements announcements, Signatures signatures, UploadConfig config) {
        this.inputs = inputs;
        this.announcements = announcements;
        this.signatures = signatures;
        this.config = config;
    }

    /** In the order announced. */
    public Uploads.Answer announce(UUID userId, List<Uploads.File> files) {
        List<String> hashes = files.stream()
                .map(Uploads.File::sha256)
                .filter(hash -> SHA256.matcher(hash).matches())
                .toList();
        Map<String, Input> known = inputs.find(userId, hashes);
        List<Optional<Uploads.FileAnswer>> decided =
                files.stream().map(file -> decided(file, known)).toList();
        Map<String, String> names = new HashMap<>();
        List<Wish> wishes = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            if (decided.get(at).isEmpty()) {
                Uploads.File file = files.get(at);
                names.put(file.sha256(), InputName.tidy(file.name()));
                wishes.add(toSend(userId, file));
            }
        }
        announcements.remember(userId, names);
        Iterator<Ticket> tickets = signatures.of(wishes).iterator();
        return new Uploads.Answer(IntStream.range(0, files.size())
                .mapToObj(at -> decided.get(at).orElseGet(() -> send(files.get(at), tickets.next())))
                .toList());
    }

    /** The answer for a file that need not or must not be sent; empty for one that is to be sent. */
    private Optional<Uploads.FileAnswer> decided(Uploads.File file, Map<String, Input> known) {
        Input input = known.get(file.sha256());
        if (input != null) {
            return Optional.of(FileAnswers.stored(input));
        }
        if (!SHA256.matcher(file.sha256()).matches()) {
            return refused(file, ErrorCode.INVALID_REQUEST, "The SHA-256 must be 64 lower-case hex digits.");
        }
        if (file.bytes() <= 0) {
            return refused(file, ErrorCode.INPUT_EMPTY, "It has no bytes.");
        }
        if (file.bytes() > config.fileBytes()) {
            return refused(
                    file,
                    ErrorCode.INPUT_TOO_LARGE,
                    "It has " + file.bytes() + " bytes; at most " + config.fileBytes() + " are allowed.");
        }
        // As it is kept: some characters are two or three when they are brought into one form.
        String name = InputName.tidy(file.name());
        if (name.codePointCount(0, name.length()) > config.nameCharacters()) {
            return refused(
                    file,
                    ErrorCode.LIMIT_EXCEEDED,
                    "Its name has more than " + config.nameCharacters() + " characters.");
        }
        return Optional.empty();
    }

    private Wish toSend(UUID userId, Uploads.File file) {
        ObjectKey key = ObjectKey.upload(userId, file.sha256());
        return new Wish.ToPut(key, new UploadTerms(file.bytes(), config.ticketLifetime()));
    }

    private static Uploads.FileAnswer send(Uploads.File file, Ticket ticket) {
        return FileAnswers.send(file.sha256(), InputName.tidy(file.name()), ticket);
    }

    private static Optional<Uploads.FileAnswer> refused(Uploads.File file, ErrorCode code, String detail) {
        return Optional.of(FileAnswers.refused(file.sha256(), file.name(), code, detail));
    }
}
