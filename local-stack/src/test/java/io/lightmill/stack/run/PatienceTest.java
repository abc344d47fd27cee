package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(5, Duration.ofMillis(1), Duration.ofMillis(2));
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void what_passes_soon_is_waited_for() throws Exception {
        assertThat(patience.call(() -> {
                    if (calls.incrementAndGet() < 3) {
                        throw refused(Duration.ZERO);
                    }
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void what_asks_for_more_patience_than_there_is_is_told_at_once() {
        assertThatThrownBy(() -> patience.call(() -> {
                    calls.incrementAndGet();
                    throw refused(Duration.ofHours(5));
                }))
                .isInstanceOf(ApiProblem.class);

        assertThat(calls).hasValue(1);
    }

    private static ApiProblem refused(Duration comeAgain) {
        return ApiProblem.of(429, comeAgain, "{\"title\": \"Too many requests.\"}");
    }
}
