package io.lightmill.e2e.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.e2e.api.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the endpoint wrote down, counted. */
class InFlightTest {

    private final List<LedgerLine> lines = new ArrayList<>();

    @Test
    void aRequestIsOpenFromItsAcceptanceToItsEndHoweverItEnds() {
        request("accepted", "a");
        request("taken", "a");
        request("accepted", "b");
        request("done", "a");
        request("accepted", "c");
        request("cancelled", "b");
        request("ttl-expired", "c");
        request("accepted", "d");

        assertThat(InFlight.peak(new Ledger(lines))).isEqualTo(2);
    }

    @Test
    void aRequestThatComesBackIsStillTheSame() {
        request("accepted", "a");
        request("requeued", "a");
        request("taken", "a");

        assertThat(InFlight.peak(new Ledger(lines))).isEqualTo(1);
    }

    private void request(String event, String id) {
        lines.add(LedgerLine.of(Json.MAPPER
                .createObjectNode()
                .put("time", lines.size())
                .put("event", event)
                .put("requestId", id)));
    }
}
