package io.lightmill.load.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.load.judge.Row.Mark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FairnessTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");
    private static final Span PHASE = new Span(BEGIN, BEGIN.plus(Duration.ofMinutes(3)));

    private final Fairness fairness = new Fairness();

    @Test
    void equal_work_is_fair() {
        finishes(0, 10);
        finishes(1, 10);

        assertThat(fairness.judge(PHASE).mark()).isEqualTo(Mark.REACHED);
    }

    @Test
    void one_who_gets_half_of_what_the_other_gets_is_found() {
        finishes(0, 10);
        finishes(1, 5);

        assertThat(fairness.judge(PHASE).mark()).isEqualTo(Mark.BROKEN);
        assertThat(fairness.judge(PHASE).figure()).startsWith("0.9");
    }

    @Test
    void one_who_gets_nothing_for_a_while_is_found_though_it_is_made_up_for() {
        fairness.waited(0, PHASE);
        fairness.waited(1, PHASE);
        for (int second = 0; second < 180; second++) {
            fairness.finished(second < 90 ? 0 : 1, BEGIN.plusSeconds(second));
        }

        assertThat(fairness.judge(PHASE).mark()).isEqualTo(Mark.BROKEN);
        assertThat(fairness.judge(PHASE).figure()).startsWith("0.500");
    }

    @Test
    void what_one_gets_while_the_other_has_no_work_is_nobodys_loss() {
        finishes(0, 10);
        fairness.waited(1, new Span(BEGIN.plusSeconds(31), BEGIN.plusSeconds(89)));

        assertThat(fairness.judge(PHASE).mark()).isEqualTo(Mark.NOT_JUDGED);
    }

    @Test
    void work_that_follows_at_once_is_one_wait() {
        finishes(0, 10);
        finishes(1, 10);
        fairness.waited(2, new Span(BEGIN, BEGIN.plusSeconds(45)));
        fairness.waited(2, new Span(BEGIN.plusSeconds(40), BEGIN.plusSeconds(90)));

        assertThat(fairness.judge(PHASE).figure()).startsWith("0.667");
    }

    private void finishes(int user, int aSecond) {
        fairness.waited(user, PHASE);
        for (int i = 0; i < 180 * aSecond; i++) {
            fairness.finished(user, BEGIN.plusMillis(1_000L * i / aSecond));
        }
    }
}
