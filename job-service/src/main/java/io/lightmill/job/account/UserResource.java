package io.lightmill.job.account;

import io.lightmill.contracts.api.Keys;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Administrators make users. */
@Path("/users")
@RunOnVirtualThread
class UserResource {

    private final Accounts accounts;

    UserResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @ResponseStatus(201)
    public Keys.CreatedUser create(@NotNull @Valid Keys.NewUser user) {
        return accounts.create(user.name().strip(), Account.Role.USER, ApiKey.draw());
    }
}
