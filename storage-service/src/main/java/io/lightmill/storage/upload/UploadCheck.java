package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Adoption;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.picture.FlawedPictureException;
import io.lightmill.storage.picture.Inspection;
import io.lightmill.storage.picture.PictureInspector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Looks through one file that was sent. A bad one is removed at once, so that a better one can be sent in its place. */
@ApplicationScoped
class UploadCheck {

    private final ObjectStore store;
    private final PictureInspector inspector;
    private final UploadConfig config;

    UploadCheck(ObjectStore store, PictureInspector inspector, UploadConfig config) {
        this.store = store;
        this.inspector = inspector;
        this.config = config;
    }

    Result check(UUID userId, String sha256, String name) {
        ObjectKey key = ObjectKey.upload(userId, sha256);
        Optional<StoredObject> object = store.head(key);
        if (object.isEmpty()) {
            return missing(sha256, name);
        }
        try {
            return compared(key, sha256, Input.of(userId, name, inspection(object.get())));
        } catch (FlawedPictureException flawed) {
            store.delete(key);
            return new Result.Refused(FileAnswers.refused(sha256, name, flawed));
        } catch (NoSuchObjectException adopted) {
            return missing(sha256, name);
        }
    }

    private Inspection inspection(StoredObject object) throws FlawedPictureException {
        return inspector.inspectDeeply(object, config.bounds());
    }

    private Result compared(ObjectKey key, String sha256, Input input) {
        if (input.sha256().equals(sha256)) {
            return new Result.Good(new Adoption.Candidate(key, input));
        }
        store.delete(key);
        return new Result.Refused(FileAnswers.refused(
                sha256,
                input.name(),
                ErrorCode.INPUT_HASH_MISMATCH,
                "The bytes that came have " + input.sha256() + "."));
    }

    private static Result missing(String sha256, String name) {
        return new Result.Refused(
                FileAnswers.refused(sha256, name, ErrorCode.INPUT_MISSING, "Nothing was sent with the ticket."));
    }

    /** What became of it. */
    sealed interface Result {

        /** It may become an input. */
        record Good(Adoption.Candidate candidate) implements Result {}

        /** It was refused, or was not there. */
        record Refused(Uploads.FileAnswer answer) implements Result {}
    }
}
