package io.lightmill.gateway.access;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who the caller is.
 *
 * @param role {@code user} or {@code admin}
 * @param endsAt when the session ends; null: a key was shown
 */
@Schema(name = "Session")
public record SessionView(
        UUID userId,
        String userName,
        String role,
        UUID keyId,
        @Nullable Instant endsAt) {

    static SessionView of(Visitor visitor) {
        Session session = visitor.session();
        return new SessionView(
                visitor.userId(),
                visitor.userName(),
                visitor.role(),
                visitor.keyId(),
                session == null ? null : session.ends());
    }

    /** The key to sign in with. */
    @Schema(name = "SignIn")
    public record SignIn(String key) {}
}
