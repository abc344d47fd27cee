package io.lightmill.identity;

import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who this request is for. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The user on whose behalf the sibling calls.
     *
     * @throws UnauthorizedException when it calls for itself
     */
    public UUID userId() {
        if (!roles().contains(Roles.USER) && !isAdmin()) {
            throw new UnauthorizedException("no user in this token");
        }
        return UUID.fromString(token.getSubject());
    }

    /** Whether that user is an administrator. */
    public boolean isAdmin() {
        return roles().contains(Roles.ADMIN);
    }

    /** Whether a sibling calls for itself. */
    public boolean isService() {
        return roles().contains(Roles.SERVICE);
    }

    private Set<String> roles() {
        Set<String> groups = token.getGroups();
        return groups == null ? Set.of() : groups;
    }
}
