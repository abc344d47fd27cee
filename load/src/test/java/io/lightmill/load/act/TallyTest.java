package io.lightmill.load.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lightmill.load.judge.Latencies;
import io.lightmill.load.judge.Verdict;
import io.lightmill.load.plan.Errand;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void only_those_who_were_served_have_a_latency() {
        tally.answered(Errand.JOB, Verdict.SERVED, "200", 5_000_000);
        tally.answered(Errand.JOB, Verdict.PUT_OFF, "503", 1_000);

        assertThat(Objects.requireNonNull(tally.latencies().get(Errand.JOB)).getTotalCount())
                .isEqualTo(1);
        assertThat(tally.count(Verdict.PUT_OFF)).isEqualTo(1);
        assertThat(tally.answers()).containsEntry("200", 1L).containsEntry("503", 1L);
    }

    @Test
    void percentiles_are_those_of_all() {
        for (int millis = 1; millis <= 1_000; millis++) {
            tally.answered(Errand.JOB, Verdict.SERVED, "200", millis * 1_000_000L);
        }

        assertThat(Latencies.p99Millis(Objects.requireNonNull(tally.latencies().get(Errand.JOB))))
                .isCloseTo(990, within(1.0));
    }

    @Test
    void what_took_longer_than_can_be_told_is_kept_as_the_longest() {
        tally.answered(Errand.JOB, Verdict.SERVED, "200", Long.MAX_VALUE);

        assertThat(Objects.requireNonNull(tally.latencies().get(Errand.JOB)).getTotalCount())
                .isEqualTo(1);
    }
}
