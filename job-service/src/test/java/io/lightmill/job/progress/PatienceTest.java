package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
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

    private static RuntimeException failure(String reason, String state) {
        return new IllegalStateException(new SQLException(reason, state));
    }
}
