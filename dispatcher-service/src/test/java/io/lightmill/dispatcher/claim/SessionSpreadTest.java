package io.lightmill.dispatcher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionSpreadTest {

    private static final Duration SESSION = Duration.ofSeconds(480);

    @Test
    void runs_that_begin_together_do_not_end_together() {
        List<Duration> sessions = Stream.generate(UUID::randomUUID)
                .limit(1000)
                .map(id -> SessionSpread.of(SESSION, id))
                .toList();

        assertThat(sessions)
                .allMatch(session -> session.compareTo(Duration.ofSeconds(364)) >= 0
                        && session.compareTo(Duration.ofSeconds(455)) <= 0);
        // A fifth of them in each fifth of the spread.
        assertThat(sessions)
                .filteredOn(session -> session.compareTo(Duration.ofSeconds(437)) >= 0)
                .hasSizeBetween(120, 280);
        assertThat(sessions)
                .filteredOn(session -> session.compareTo(Duration.ofSeconds(382)) <= 0)
                .hasSizeBetween(120, 280);
    }

    @Test
    void a_session_without_room_for_a_second_chunk_is_over_after_the_first() {
        assertThat(SessionSpread.of(Duration.ofSeconds(20), UUID.randomUUID())).isZero();
    }

    @Test
    void each_claim_of_an_invocation_finds_the_same() {
        UUID id = UUID.randomUUID();

        assertThat(SessionSpread.of(SESSION, id)).isEqualTo(SessionSpread.of(SESSION, id));
    }
}
