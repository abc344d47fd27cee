package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What breaks no promise is not held against anyone. */
class JudgeTest extends TwoItems {

    @Test
    void aCleanHistoryHolds() {
        goWell();

        assertThat(story.broken()).isEmpty();
        assertThat(Judge.judge(story.evidence()))
                .filteredOn(finding -> finding.promise() == Promise.P3)
                .allSatisfy(finding -> assertThat(finding.looked()).isEqualTo(2));
    }
}
