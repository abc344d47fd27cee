package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final UUID JOB = UUID.randomUUID();

    @Test
    void theFirstClaimOfAJobCounts() {
        List<LedgerLine> claims = List.of(claim(3), claim(2), claim(5));

        assertThat(Waits.firstByJob(claims)).containsExactly(Map.entry(JOB, Instant.ofEpochSecond(2)));
        assertThat(Waits.firstByItem(claims)).isEmpty();
    }

    @Test
    void whoWaitsInVainIsNamed() {
        Map<UUID, Instant> posted = Map.of(JOB, Instant.ofEpochSecond(1));

        assertThat(Waits.milliseconds(posted, Map.of(JOB, Instant.ofEpochSecond(3))))
                .containsExactly(2000.0);
        assertThatIllegalStateException()
                .isThrownBy(() -> Waits.milliseconds(posted, Map.of()))
                .withMessageContaining(JOB.toString());
    }

    private static LedgerLine claim(long second) {
        return new LedgerLine(
                Instant.ofEpochSecond(second),
                "claimed",
                JsonNodeFactory.instance.objectNode().put("jobId", JOB.toString()));
    }
}
