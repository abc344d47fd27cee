package io.lightmill.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.arena.Replicas;
import io.lightmill.chaos.family.Families;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.chaos.judge.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every family for a moment, those that can only be judged alone last, and always in the same way; hours are what the command is for. */
@Tag("slow")
class ChaosJourney {

    private static final long SEED = 1;
    private static final Duration TIME = Duration.ofSeconds(70);
    private static final Duration ALONE = Duration.ofSeconds(6);

    @Test
    void everyPromiseIsHeld() throws Exception {
        try (Session session = Session.start(new Replicas(2, 1), RequestTimes.BRISK, SEED, Optional.empty())) {
            Outcome outcome =
                    session.let(Families.named(List.of(Families.BRIEF)).getFirst(), TIME);

            assertThat(Report.histories(outcome)).isEmpty();
            assertThat(outcome.disturbances()).isGreaterThan(Families.all().size());
            assertThat(outcome.findings())
                    .filteredOn(finding -> finding.promise() == Promise.P1 || finding.promise() == Promise.P3)
                    .extracting(Finding::looked)
                    .allSatisfy(looked -> assertThat(looked).isPositive());
            // Else nothing was seen of a run's later chunks: its sessions are too short, or all of them were cut.
            assertThat(claimsByRun(outcome)).anyMatch(claims -> claims > 1);
            for (Family alone :
                    Families.all().stream().filter(Family::isForItself).toList()) {
                assertThat(Report.histories(session.let(alone, ALONE))).isEmpty();
            }
        }
    }

    private static Collection<Long> claimsByRun(Outcome outcome) {
        return outcome.evidence().endpoint().of("claimed").stream()
                .collect(Collectors.groupingBy(line -> line.text("runId"), Collectors.counting()))
                .values();
    }
}
