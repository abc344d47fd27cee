package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** API keys: {@code lm_} + 8 characters of prefix + {@code _} + 43 characters base64url of 256 random bits. */
public final class Keys {

    /**
     * The gateway asks job-service whose key this is: {@code POST /keys/verify}; 404 when it is nobody's.
     *
     * @param session in which the key came; nobody's, too, once that was signed out of. Null: in none
     */
    public record Verify(String key, @Nullable UUID session) {}

    /**
     * Somebody signed out: {@code POST /keys/sign-out}; said again it changes nothing.
     *
     * @param ends when the session would have ended by itself, so that it may be forgotten then
     */
    public record SignOut(@NotNull UUID session, @NotNull Instant ends) {}

    /**
     * Whose key it is.
     *
     * @param role {@code user} or {@code admin}
     */
    public record Verified(UUID keyId, UUID userId, String userName, String role) {}

    /** What to call a new key. */
    @Schema(name = "NewKey")
    public record NewKey(
            @NotBlank @Size(max = 80) @Pattern(regexp = PlainText.REGEX, message = PlainText.REFUSAL)
            String name) {}

    /**
     * A key without its secret.
     *
     * @param prefix its first characters, to recognise it by
     */
    @Schema(name = "Key")
    public record View(
            UUID id,
            String name,
            String prefix,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** A new key with its secret, shown this once. */
    @Schema(name = "CreatedKey")
    public record Created(UUID id, String name, String prefix, String key, Instant createdAt) {}

    /** An administrator makes a user: {@code POST /users}. */
    @Schema(name = "NewUser")
    public record NewUser(
            @NotBlank @Size(max = 120) @Pattern(regexp = PlainText.REGEX, message = PlainText.REFUSAL)
            String name) {}

    /** A user with a first key. */
    @Schema(name = "CreatedUser")
    public record CreatedUser(UUID id, String name, Created key) {}

    private Keys() {}
}
