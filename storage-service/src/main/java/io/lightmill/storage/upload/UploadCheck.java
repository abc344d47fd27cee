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

    /**
     * Where it was sent to, or else at its place as an input: another completion of it may be under way, or have died between the
     * move and the commit. The same bytes then need not be sent again.
     */
    Result check(UUID userId, String sha256, String name) {
        return sent(userId, sha256, name).or(() -> moved(userId, sha256, name)).orElseGet(() -> missing(sha256, name));
    }

    private Optional<Result> sent(UUID userId, String sha256, String name) {
        ObjectKey key = ObjectKey.upload(userId, sha256);
        try {
            return inspect(key).map(inspection -> compared(key, sha256, Input.of(userId, name, inspection)));
        } catch (FlawedPictureException flawed) {
            store.delete(key);
            return Optional.of(new Result.Refused(FileAnswers.refused(sha256, name, flawed)));
        }
    }

    /** What lies there was checked before it was moved; it is looked through again for what its row has to say. */
    private Optional<Result> moved(UUID userId, String sha256, String name) {
        try {
            return inspect(ObjectKey.input(userId, sha256))
                    .map(inspection -> Input.of(userId, name, inspection))
                    .filter(input -> input.sha256().equals(sha256))
                    .map(input -> new Result.Good(new Adoption.Candidate(ObjectKey.upload(userId, sha256), input)));
        } catch (FlawedPictureException damaged) {
            return Optional.empty();
        }
    }

    /** Empty if nothing lies there, or no longer. */
    private Optional<Inspection> inspect(ObjectKey key) throws FlawedPictureException {
        Optional<StoredObject> object = store.head(key);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(inspector.inspectDeeply(object.get(), config.bounds()));
        } catch (NoSuchObjectException adopted) {
            return Optional.empty();
        }
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
