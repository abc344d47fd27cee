package io.lightmill.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Keys;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final String KEY = "lm_0123456789abcdef";

    private boolean revoked;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final KeyRing keys = new KeyRing(register(), () -> now);

    private Optional<Visitor> visitor() {
        return keys.visitor(KEY, null).await().indefinitely();
    }

    @Test
    void a_revoked_key_opens_for_three_seconds_more() {
        assertThat(visitor()).isPresent();

        revoked = true;
        now = now.plusMillis(2_999);
        assertThat(visitor()).isPresent();

        now = now.plusMillis(1);
        assertThat(visitor()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_keeps_no_revoked_key_alive() {
        assertThat(visitor()).isPresent();

        revoked = true;
        now = now.minusSeconds(600);

        assertThat(visitor()).isEmpty();
    }

    /** No class of its own: as one that has the paths of the interface it would be served. */
    private KeyRegister register() {
        Keys.Verified ada = new Keys.Verified(UUID.randomUUID(), UUID.randomUUID(), "Ada", "user");
        return (KeyRegister) Proxy.newProxyInstance(
                KeyRegister.class.getClassLoader(),
                new Class<?>[] {KeyRegister.class},
                (proxy, method, asked) -> revoked
                        ? Uni.createFrom().failure(new WebApplicationException(404))
                        : Uni.createFrom().item(ada));
    }
}
