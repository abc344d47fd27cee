package io.lightmill.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.access.SessionSeal.SignedIn;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealTest {

    private static final SignedIn SESSION = new SignedIn(
            "lm_abcdefgh_secret",
            new Session(
                    UUID.fromString("0190aaaa-0000-4000-8000-000000000001"), Instant.parse("2026-11-28T00:00:00Z")));

    private final SessionSeal seal = new SessionSeal(Optional.of("a secret"));

    @Test
    void what_was_sealed_opens_again_on_every_replica_with_the_secret() {
        assertThat(new SessionSeal(Optional.of("a secret")).open(seal.seal(SESSION)))
                .contains(SESSION);
    }

    @Test
    void another_secret_opens_nothing() {
        assertThat(new SessionSeal(Optional.of("another")).open(seal.seal(SESSION)))
                .isEmpty();
    }

    @Test
    void the_key_cannot_be_read_in_it_and_no_two_look_alike() {
        String sealed = seal.seal(SESSION);
        assertThat(new String(Base64.getUrlDecoder().decode(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("lm_abc");
        assertThat(seal.seal(SESSION)).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void one_changed_bit_opens_nothing(long seed) {
        byte[] bytes = Base64.getUrlDecoder().decode(seal.seal(SESSION));
        Random random = new Random(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(seal.open(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .as("seed %d", seed)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void rubbish_opens_nothing(String rubbish) {
        assertThat(seal.open(rubbish)).isEmpty();
    }
}
