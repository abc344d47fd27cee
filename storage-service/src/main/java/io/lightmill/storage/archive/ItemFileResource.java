package io.lightmill.storage.archive;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.picture.PictureInspector;
import io.lightmill.storage.picture.PictureType;
import io.lightmill.storage.problem.Problems;
import io.lightmill.storage.serving.ByteSource;
import io.lightmill.storage.serving.Delivery;
import io.lightmill.storage.serving.Representation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An item's picture, large and small, to its owner. */
@Path("/items/{itemId}")
@RunOnVirtualThread
@RolesAllowed({Roles.USER, Roles.ADMIN})
public class ItemFileResource {

    private final Outputs outputs;
    private final Previews previews;
    private final ObjectStore store;
    private final PictureInspector inspector;
    private final Delivery delivery;
    private final Caller caller;

    ItemFileResource(
            Outputs outputs,
            Previews previews,
            ObjectStore store,
            PictureInspector inspector,
            Delivery delivery,
            Caller caller) {
        this.outputs = outputs;
        this.previews = previews;
        this.store = store;
        this.inspector = inspector;
        this.delivery = delivery;
        this.caller = caller;
    }

    /** The output as it was archived. */
    @GET
    @Path("/output")
    @Operation(summary = "An item's output")
    public void output(UUID itemId, @Context HttpServerRequest request) {
        Output output = own(itemId);
        Verdict.Whole whole = whole(output);
        delivery.send(
                request,
                Representation.picture(whole.contentType(), '"' + whole.print().sha256() + '"'),
                ByteSource.of(whole.print().bytes(), (offset, length) -> store.open(output.object(), offset, length)));
    }

    /** A small picture of it. */
    @GET
    @Path("/preview")
    @Operation(summary = "A preview of an item's output")
    public void preview(UUID itemId, @Context HttpServerRequest request) {
        Output output = own(itemId);
        StoredObject small = previews.of(output, whole(output));
        String type = inspector
                .sniff(small.key())
                .map(PictureType::contentType)
                .orElseThrow(() -> Problems.of(ErrorCode.NOT_FOUND, "The preview is no picture."));
        delivery.send(
                request,
                Representation.picture(type, "\"preview-" + output.attemptId() + '-' + small.bytes() + '"'),
                ByteSource.of(small.bytes(), (offset, length) -> store.open(small.key(), offset, length)));
    }

    private Output own(UUID itemId) {
        return outputs.find(itemId)
                .filter(output -> output.userId().equals(caller.userId()))
                .orElseThrow(() -> absent(itemId));
    }

    private static Verdict.Whole whole(Output output) {
        if (output.verdict() instanceof Verdict.Whole whole) {
            return whole;
        }
        throw absent(output.itemId());
    }

    private static RuntimeException absent(UUID itemId) {
        return Problems.of(ErrorCode.NOT_FOUND, "There is no output of item " + itemId + ".");
    }
}
