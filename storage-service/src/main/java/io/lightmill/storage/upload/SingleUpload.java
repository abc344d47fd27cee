package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Adoption;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.input.InputName;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.picture.FlawedPictureException;
import io.lightmill.storage.picture.Inspection;
import io.lightmill.storage.picture.PictureInspector;
import io.lightmill.storage.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** One file as one request, for curl: streamed to the bucket under a name of its own, then checked and moved. */
@ApplicationScoped
public class SingleUpload {

    private final Inputs inputs;
    private final ObjectStore store;
    private final PictureInspector inspector;
    private final Adoption adoption;
    private final UploadConfig config;

    SingleUpload(Inputs inputs, ObjectStore store, PictureInspector inspector, Adoption adoption, UploadConfig config) {
        this.inputs = inputs;
        this.adoption = adoption;
        this.store = store;
        this.inspector = inspector;
        this.config = config;
    }

    /** The answer for the file, or the problem with it. */
    public Uploads.FileAnswer receive(UUID userId, String name, InputStream bytes) {
        ObjectKey incoming = ObjectKey.upload(userId, UUID.randomUUID().toString());
        try {
            store.put(incoming, new BoundedInputStream(bytes, config.fileBytes()));
            return FileAnswers.stored(accept(userId, name, incoming));
        } catch (FlawedPictureException flawed) {
            throw Problems.of(FileAnswers.code(flawed.flaw()), flawed.detail());
        } finally {
            store.delete(incoming);
        }
    }

    private Input accept(UUID userId, String name, ObjectKey incoming) throws FlawedPictureException {
        var object = store.head(incoming).orElseThrow(() -> new NoSuchObjectException(incoming));
        if (object.bytes() > config.fileBytes()) {
            throw Problems.of(
                    ErrorCode.INPUT_TOO_LARGE, "It has more than " + config.fileBytes() + " bytes, which are allowed.");
        }
        Inspection inspection = inspector.inspectDeeply(object, config.bounds());
        String sha256 = inspection.fingerprint().sha256();
        Input input = Input.of(userId, InputName.tidy(name), inspection);
        adoption.adopt(List.of(new Adoption.Candidate(incoming, input)));
        return inputs.find(userId, sha256).orElseThrow();
    }
}
