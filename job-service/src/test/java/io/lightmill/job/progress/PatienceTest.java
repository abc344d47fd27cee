package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void while_the_database_is_away_the_work_waits_and_is_then_done() {
        patience.untilDone(() -> {
            if (tries.incrementAndGet() < 3) {
                throw failure("connection refused", "08S01");
            }
        });

        assertThat(tries).hasValue(3);
    }

    @Test
    void what_the_database_will_never_take_does_not_wait() {
        assertThatThrownBy(() -> patience.untilDone(() -> {
                    tries.incrementAndGet();
                    throw failure("data too long", "22001");
                }))
                .isInstanceOf(Patience.Hopeless.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void a_process_that_stops_gives_up_so_that_the_next_one_reads_the_batch_again() {
        patience.onStop(new ShutdownEvent());

        assertThatThrownBy(() -> patience.untilDone(() -> {
                    throw failure("connection refused", "08S01");
                }))
                .isNotInstanceOf(Patience.Hopeless.class)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_process_that_stops_finds_nothing_hopeless() {
        patience.onStop(new ShutdownEvent());

        assertThatThrownBy(() -> patience.untilDone(() -> {
                    throw new IllegalStateException("the container is gone");
                }))
                .hasMessage("the container is gone");
    }

    @Test
    void the_wait_grows_to_five_seconds_and_no_further() {
        Duration wait = Duration.ofMillis(100);
        for (int time = 0; time < 100; time++) {
            wait = Patience.longer(wait);
        }
        assertThat(wait).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_must_succeed_is_tried_whatever_hinders_it() {
        patience.untilSucceeded(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("the broker is away");
            }
        });

        assertThat(tries).hasValue(3);
    }

    private static RuntimeException failure(String reason, String state) {
        return new IllegalStateException(new SQLException(reason, state));
    }
}
