package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.parallel.FanOut;
import io.lightmill.storage.picture.FlawedPictureException;
import io.lightmill.storage.picture.Inspection;
import io.lightmill.storage.picture.PictureInspector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks through what was sent and makes inputs of the good ones. The object is moved first and the row follows: a row thus
 * always has its object, and what is moved without a row is found again by sending it once more.
 */
@ApplicationScoped
public class UploadChecker {

    private static final String UNNAMED = "image";

    private final Inputs inputs;
    private final Announcements announcements;
    private final ObjectStore store;
    private final PictureInspector inspector;
    private final UploadConfig config;
    private final FanOut checks;

    UploadChecker(
            Inputs inputs,
            Announcements announcements,
            ObjectStore store,
            PictureInspector inspector,
            UploadConfig config) {
        this.inputs = inputs;
        this.announcements = announcements;
        this.store = store;
        this.inspector = inspector;
        this.config = config;
        this.checks = new FanOut(config.checks());
    }

    /** In the order asked. One bad file spoils no other. */
    public Uploads.Answer complete(UUID userId, List<String> sha256) {
        Map<String, Input> known = inputs.find(userId, sha256);
        Map<String, String> names = announcements.names(userId, sha256);
        List<Checked> checked = checks.map(sha256, hash -> {
            Input input = known.get(hash);
            return input != null ? new Checked.Good(input) : check(userId, hash, names.get(hash));
        });
        List<Input> good = new ArrayList<>();
        for (Checked one : checked) {
            if (one instanceof Checked.Good(Input input) && !known.containsKey(input.sha256())) {
                good.add(input);
            }
        }
        inputs.add(good);
        announcements.forget(userId, good.stream().map(Input::sha256).toList());
        return new Uploads.Answer(checked.stream().map(Checked::answer).toList());
    }

    private Checked check(UUID userId, String sha256, @Nullable String name) {
        ObjectKey key = ObjectKey.upload(userId, sha256);
        Optional<StoredObject> object = store.head(key);
        if (object.isEmpty()) {
            return missing(userId, sha256, name);
        }
        try {
            Inspection inspection = inspector.inspectDeeply(object.get(), config.bounds());
            if (!inspection.fingerprint().sha256().equals(sha256)) {
                store.delete(key);
                return new Checked.Bad(FileAnswers.refused(
                        sha256,
                        name,
                        ErrorCode.INPUT_HASH_MISMATCH,
                        "The bytes that came have " + inspection.fingerprint().sha256() + "."));
            }
            store.move(key, ObjectKey.input(userId, sha256));
            return new Checked.Good(Input.of(userId, name == null ? UNNAMED : name, inspection));
        } catch (FlawedPictureException flawed) {
            store.delete(key);
            return new Checked.Bad(FileAnswers.refused(sha256, name, flawed));
        } catch (NoSuchObjectException moved) {
            return missing(userId, sha256, name);
        }
    }

    /** Unless another completion of the same file was faster. */
    private Checked missing(UUID userId, String sha256, @Nullable String name) {
        Optional<Input> meanwhile = inputs.find(userId, sha256);
        return meanwhile.isPresent()
                ? new Checked.Good(meanwhile.get())
                : new Checked.Bad(FileAnswers.refused(
                        sha256, name, ErrorCode.INPUT_MISSING, "Nothing was sent with the ticket."));
    }

    /** One file's end. */
    private sealed interface Checked {
        Uploads.FileAnswer answer();

        record Good(Input input) implements Checked {
            @Override
            public Uploads.FileAnswer answer() {
                return FileAnswers.stored(input);
            }
        }

        record Bad(Uploads.FileAnswer answer) implements Checked {}
    }
}
