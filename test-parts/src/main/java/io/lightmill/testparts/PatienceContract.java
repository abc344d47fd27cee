package io.lightmill.testparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of all consumers (ADR 10), for the patience of each: what is waited for, what is set aside, and what is left alone. */
public abstract class PatienceContract {

    private static final int FEW = 10;

    private final AtomicInteger tries = new AtomicInteger();

    /** Does what a record says, as its consumer does. */
    protected abstract void untilDone(Runnable work);

    /** Sets a record aside, as its consumer does. */
    protected abstract void untilSucceeded(Runnable work);

    /** The process begins to end. */
    protected abstract void end();

    /** Whether the consumer sets its record aside for this. */
    protected abstract boolean isHopeless(RuntimeException thrown);

    @ParameterizedTest
    @CsvSource({"08S01, 0", "42S02, 1146", "42000, 1142", "28000, 1045", "40001, 1213", "HY000, 1205"})
    void what_passes_or_is_for_somebody_to_mend_is_waited_for(String state, int code) {
        untilDone(() -> {
            if (tries.incrementAndGet() < 3) {
                throw failure(state, code);
            }
        });

        assertThat(tries).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"22001, 1406", "23000, 1062", "HY000, 3819", "HY000, 1366"})
    void a_row_that_the_database_refuses_is_hopeless_after_a_few_tries(String state, int code) {
        RuntimeException thrown = catchRuntimeException(() -> untilDone(() -> {
            tries.incrementAndGet();
            throw failure(state, code);
        }));

        assertThat(isHopeless(thrown)).isTrue();
        assertThat(tries).hasValueLessThan(FEW);
    }

    @Test
    void a_mistake_of_ours_is_hopeless_at_once() {
        RuntimeException thrown = catchRuntimeException(() -> untilDone(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a mistake of ours");
        }));

        assertThat(isHopeless(thrown)).isTrue();
        assertThat(tries).hasValue(1);
    }

    @Test
    void while_the_process_ends_nothing_is_hopeless() {
        end();

        for (RuntimeException failure : new RuntimeException[] {
            failure("08S01", 0), failure("22001", 1406), new IllegalStateException("the container is gone")
        }) {
            RuntimeException thrown = catchRuntimeException(() -> untilDone(() -> {
                throw failure;
            }));
            assertThat(thrown).isSameAs(failure);
            assertThat(isHopeless(thrown)).isFalse();
        }
    }

    @Test
    void what_must_succeed_is_tried_whatever_hinders_it() {
        untilSucceeded(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("the broker is away");
            }
        });

        assertThat(tries).hasValue(3);
    }

    private static RuntimeException failure(String state, int code) {
        return new IllegalStateException(new SQLException("no", state, code));
    }
}
