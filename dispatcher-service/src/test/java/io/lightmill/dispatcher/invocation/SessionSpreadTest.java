package io.lightmill.dispatcher.invocation;

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
                .allMatch(
                        session -> session.compareTo(Duration.ofSeconds(384)) >= 0 && session.compareTo(SESSION) <= 0);
        // A fifth of them in each fifth of the spread.
        assertThat(sessions)
                .filteredOn(session -> session.compareTo(Duration.ofSeconds(461)) >= 0)
                .hasSizeBetween(120, 280);
        assertThat(sessions)
                .filteredOn(session -> session.compareTo(Duration.ofSeconds(403)) <= 0)
                .hasSizeBetween(120, 280);
    }

    @Test
    void the_same_invocation_is_told_the_same() {
        UUID id = UUID.randomUUID();

        assertThat(SessionSpread.of(SESSION, id)).isEqualTo(SessionSpread.of(SESSION, id));
    }
}
