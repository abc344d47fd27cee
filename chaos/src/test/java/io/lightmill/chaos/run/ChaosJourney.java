package io.lightmill.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.family.Families;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.chaos.judge.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some families for some seconds, always the same ones in the same way; hours of all of them are what the command is for. */
@Tag("slow")
class ChaosJourney {

    private static final long SEED = 1;
    private static final Duration TIME = Duration.ofSeconds(20);

    private static Session session;

    static List<Family> families() {
        return Families.named(List.of("F1", "F5", "F14", "F22"));
    }

    @BeforeAll
    static void start() throws IOException {
        session = Session.start(2, SEED);
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyPromiseIsHeld(Family family) throws Exception {
        Outcome outcome = session.let(family, TIME);

        assertThat(Report.histories(outcome)).isEmpty();
        assertThat(outcome.disturbances()).isPositive();
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.promise() == Promise.P1 || finding.promise() == Promise.P3)
                .extracting(Finding::looked)
                .allSatisfy(looked -> assertThat(looked).isPositive());
    }
}
