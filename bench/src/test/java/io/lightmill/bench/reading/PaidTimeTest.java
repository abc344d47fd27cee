package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidTimeTest {

    private static PaidTime of(LedgerLine... lines) {
        return PaidTime.since(Instant.ofEpochSecond(10), new Ledger(List.of(lines)));
    }

    @Test
    void aWorkerIsPaidForBetweenItsRequestsToo() {
        PaidTime paid = of(
                line(11, "taken", "w1", "r1"),
                line(12, "taken", "w2", "r2"),
                line(15, "done", "w1", "r1"),
                line(17, "taken", "w1", "r3"),
                line(20, "failed", "w1", "r3"),
                line(22, "done", "w2", "r2"));

        assertThat(paid.windows()).hasSize(2);
        assertThat(paid.seconds()).isEqualTo((20 - 11) + (22 - 12));
        assertThat(paid.goesOn()).isFalse();
    }

    @Test
    void whatWasTakenBeforeIsNotItsConcern() {
        PaidTime paid = of(line(9, "taken", "w1", "r1"), line(15, "done", "w1", "r1"));

        assertThat(paid.seconds()).isZero();
        assertThat(paid.goesOn()).isFalse();
    }

    @Test
    void aRequestThatIsNotOverGoesOn() {
        assertThat(of(line(11, "taken", "w1", "r1"), line(12, "done", "w1", "another"))
                        .goesOn())
                .isTrue();
        assertThat(of(line(11, "accepted", "", "r1")).goesOn()).isTrue();
    }

    private static LedgerLine line(long second, String event, String worker, String request) {
        return new LedgerLine(
                Instant.ofEpochSecond(second),
                event,
                JsonNodeFactory.instance.objectNode().put("workerId", worker).put("requestId", request));
    }
}
