package io.lightmill.job.account;

import io.lightmill.contracts.api.Keys;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A user's API keys, the gateway's question whose key one is, and its word that somebody signed out. */
@Path("/keys")
@RunOnVirtualThread
class KeyResource {

    private final Accounts accounts;
    private final SignOuts signOuts;
    private final Caller caller;

    KeyResource(Accounts accounts, SignOuts signOuts, Caller caller) {
        this.accounts = accounts;
        this.signOuts = signOuts;
        this.caller = caller;
    }

    @POST
    @Path("/verify")
    @RolesAllowed(Roles.SERVICE)
    public Keys.Verified verify(@NotNull Keys.Verify question) {
        return ApiKey.read(question.key() == null ? "" : question.key())
                .flatMap(accounts::owner)
                .filter(owner -> question.session() == null || !signOuts.has(question.session()))
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "This is nobody's key."));
    }

    @POST
    @Path("/sign-out")
    @RolesAllowed(Roles.SERVICE)
    public void signOut(@NotNull @Valid Keys.SignOut signOut) {
        signOuts.add(signOut.session(), signOut.ends());
    }

    @POST
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @ResponseStatus(201)
    public Keys.Created create(@NotNull @Valid Keys.NewKey key) {
        return accounts.addKey(caller.userId(), key.name().strip(), ApiKey.draw());
    }

    @GET
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    public List<Keys.View> list() {
        return accounts.keysOf(caller.userId());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    public void revoke(@PathParam("id") UUID id) {
        if (!accounts.revoke(caller.userId(), id)) {
            throw Refusal.notFound("key");
        }
    }
}
