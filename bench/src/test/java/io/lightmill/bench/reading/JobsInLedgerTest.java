package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import io.lightmill.e2e.ledger.Try;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobsInLedgerTest {

    private static final UUID JOB = UUID.randomUUID();
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();
    private static final Ledger LEDGER = new Ledger(List.of(
            line(1, "claimed", JOB, OURS),
            line(1, "claimed", UUID.randomUUID(), ANOTHER),
            line(3, "reported", null, OURS),
            line(4, "uploaded", null, ANOTHER),
            line(5, "claimed", JOB, OURS)));

    @Test
    void onlyWorkOfTheJobCounts() {
        assertThat(new JobsInLedger(LEDGER, List.of(JOB)).lastWork()).isEqualTo(Instant.ofEpochSecond(3));
    }

    @Test
    void whatIsAboutAnothersItemsIsLeftOut() {
        JobsInLedger ours = new JobsInLedger(LEDGER, List.of(JOB));

        assertThat(ours.of("reported")).hasSize(1);
        assertThat(ours.of("uploaded")).isEmpty();
    }

    @Test
    void aWindowIsAsBusyAsItsEngines() {
        EngineTime engines = EngineTime.of(List.of(aTry(OURS, 0, 6), aTry(ANOTHER, 5, 9)));
        Window window = new Window(Instant.ofEpochSecond(2), Instant.ofEpochSecond(12));

        assertThat(window.busy(engines, 2)).isEqualTo((4 + 4) / 20.0);
        assertThat(window.busy(new JobsInLedger(LEDGER, List.of(JOB)).of(engines), 2))
                .isEqualTo(4 / 20.0);
    }

    private static Try aTry(UUID attempt, long from, long to) {
        Instant end = Instant.ofEpochSecond(to);
        return new Try(UUID.randomUUID(), attempt, Instant.ofEpochSecond(from), end, end, false);
    }

    private static LedgerLine line(long second, String event, @Nullable UUID job, UUID attempt) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("attemptId", attempt.toString());
        if (job != null) {
            fields.put("jobId", job.toString());
        }
        return new LedgerLine(Instant.ofEpochSecond(second), event, fields);
    }
}
