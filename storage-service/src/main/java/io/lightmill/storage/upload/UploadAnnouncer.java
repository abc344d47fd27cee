package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.input.InputName;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.UploadTerms;
import io.lightmill.storage.parallel.FanOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Says of each announced file whether it is there, where to send it, or why not. */
@ApplicationScoped
public class UploadAnnouncer {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SIGNERS = 16;

    private final Inputs inputs;
    private final Announcements announcements;
    private final ObjectStore store;
    private final UploadConfig config;
    private final FanOut signers = new FanOut(SIGNERS);

    UploadAnnouncer(Inputs inputs, Announcements announcements, ObjectStore store, UploadConfig config) {
        this.inputs = inputs;
        this.announcements = announcements;
        this.store = store;
        this.config = config;
    }

    /** In the order announced. */
    public Uploads.Answer announce(UUID userId, List<Uploads.File> files) {
        List<String> hashes = files.stream()
                .map(Uploads.File::sha256)
                .filter(hash -> SHA256.matcher(hash).matches())
                .toList();
        Map<String, Input> known = inputs.find(userId, hashes);
        Map<String, String> names = new HashMap<>();
        List<Uploads.FileAnswer> answers = signers.map(files, file -> answer(userId, file, known));
        for (Uploads.FileAnswer answer : answers) {
            if (answer.state() == Uploads.State.SEND) {
                names.put(answer.sha256(), String.valueOf(answer.name()));
            }
        }
        announcements.remember(userId, names);
        return new Uploads.Answer(answers);
    }

    private Uploads.FileAnswer answer(UUID userId, Uploads.File file, Map<String, Input> known) {
        Input input = known.get(file.sha256());
        if (input != null) {
            return FileAnswers.stored(input);
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
        if (file.name().codePointCount(0, file.name().length()) > config.nameCharacters()) {
            return refused(
                    file,
                    ErrorCode.LIMIT_EXCEEDED,
                    "Its name has more than " + config.nameCharacters() + " characters.");
        }
        return send(userId, file);
    }

    private Uploads.FileAnswer send(UUID userId, Uploads.File file) {
        ObjectKey key = ObjectKey.upload(userId, file.sha256());
        UploadTerms terms = new UploadTerms(file.bytes(), config.ticketLifetime());
        return FileAnswers.send(file.sha256(), InputName.tidy(file.name()), store.signPut(key, terms));
    }

    private static Uploads.FileAnswer refused(Uploads.File file, ErrorCode code, String detail) {
        return FileAnswers.refused(file.sha256(), file.name(), code, detail);
    }
}
