package io.lightmill.storage.input;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.problem.Problems;
import io.lightmill.storage.serving.ByteSource;
import io.lightmill.storage.serving.Delivery;
import io.lightmill.storage.serving.Representation;
import io.lightmill.storage.ticket.TicketDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Inputs: known or not, and their bytes. */
@Path("/inputs")
@RunOnVirtualThread
public class InputResource {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Inputs inputs;
    private final ObjectStore store;
    private final TicketDesk desk;
    private final Delivery delivery;
    private final Caller caller;

    InputResource(Inputs inputs, ObjectStore store, TicketDesk desk, Delivery delivery, Caller caller) {
        this.inputs = inputs;
        this.store = store;
        this.desk = desk;
        this.delivery = delivery;
        this.caller = caller;
    }

    /** Which of these may the user's job use? It will be submitted next, so their tickets are signed ahead. */
    @POST
    @Path("/lookup")
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "Which of these inputs a user has")
    public InputsLookup.Answer lookup(InputsLookup.Request request) {
        List<String> hashes =
                request.sha256().stream().filter(InputResource::isHash).toList();
        Collection<Input> known = inputs.find(request.userId(), hashes).values();
        desk.expect(request.userId(), known.stream().map(Input::sha256).toList());
        return new InputsLookup.Answer(known.stream().map(Input::known).toList());
    }

    /** The picture itself, to its owner. */
    @GET
    @Path("/{sha256}")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @Operation(summary = "An input's bytes")
    public void bytes(String sha256, @Context HttpServerRequest request) {
        Input input = isHash(sha256) ? inputs.find(caller.userId(), sha256).orElse(null) : null;
        if (input == null) {
            throw Problems.of(ErrorCode.NOT_FOUND, "You have no input " + sha256 + ".");
        }
        ObjectKey key = ObjectKey.input(input.userId(), sha256);
        delivery.send(
                request,
                Representation.picture(input.contentType(), '"' + sha256 + '"'),
                ByteSource.of(input.bytes(), (offset, length) -> store.open(key, offset, length)));
    }

    private static boolean isHash(String text) {
        return SHA256.matcher(text).matches();
    }
}
