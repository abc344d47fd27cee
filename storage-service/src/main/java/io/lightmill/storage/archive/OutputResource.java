package io.lightmill.storage.archive;

import io.lightmill.contracts.api.Outputs.Key;
import io.lightmill.contracts.api.Outputs.Present;
import io.lightmill.contracts.api.Outputs.PresentAnswer;
import io.lightmill.contracts.api.Outputs.PresentRequest;
import io.lightmill.contracts.api.Outputs.StatesAnswer;
import io.lightmill.contracts.api.Outputs.StatesRequest;
import io.lightmill.identity.Roles;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.parallel.FanOut;
import io.lightmill.storage.picture.PictureInspector;
import io.lightmill.storage.picture.PictureType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What other services ask about outputs. */
@Path("/outputs")
@RunOnVirtualThread
@RolesAllowed(Roles.SERVICE)
public class OutputResource {

    private final Outputs outputs;
    private final ObjectStore store;
    private final PictureInspector inspector;
    private final FanOut readers;

    OutputResource(Outputs outputs, ObjectStore store, PictureInspector inspector, ArchiveConfig config) {
        this.outputs = outputs;
        this.store = store;
        this.inspector = inspector;
        this.readers = new FanOut(config.readers());
    }

    /** Which attempts left a file. An object is there whole or not at all, so one that is there counts. */
    @POST
    @Path("/present")
    @Operation(summary = "Which attempts left an output in the bucket")
    public PresentAnswer present(PresentRequest request) {
        return new PresentAnswer(readers.map(request.keys(), this::look).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Present> look(Key key) {
        ObjectKey object = ObjectKey.output(key.jobId(), key.itemId(), key.attemptId());
        return store.head(object).map(found -> new Present(key, found.bytes(), contentType(found)));
    }

    private @Nullable String contentType(StoredObject found) {
        return inspector.sniff(found.key()).map(PictureType::contentType).orElse(null);
    }

    /** What became of these items' outputs. */
    @POST
    @Path("/states")
    @Operation(summary = "What became of outputs")
    public StatesAnswer states(StatesRequest request) {
        return new StatesAnswer(outputs.find(request.itemIds()).values().stream()
                .map(Output::state)
                .toList());
    }
}
