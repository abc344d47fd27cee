package io.lightmill.e2e.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.e2e.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The judge must not be fooled in either direction. */
class PaidTwiceTest {

    private static final UUID ITEM = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final List<LedgerLine> lines = new ArrayList<>();

    @Test
    void oneTryIsFine() {
        line(1, "started", FIRST);
        line(2, "ended", FIRST);
        line(3, "uploaded", FIRST);
        report(4, FIRST, "generated");

        assertThat(judged()).isEmpty();
    }

    @Test
    void aSecondTryAfterAFailureIsFine() {
        line(1, "started", FIRST);
        line(2, "ended", FIRST);
        line(3, "started", SECOND);
        report(4, FIRST, "failed");
        line(5, "uploaded", SECOND);

        assertThat(judged()).isEmpty();
    }

    @Test
    void aSecondTryAfterALossIsFine() {
        line(1, "started", FIRST);
        line(90, "started", SECOND);
        line(91, "uploaded", SECOND);

        assertThat(judged()).isEmpty();
    }

    @Test
    void aReportOfWhatWasNeverStartedIsNoTry() {
        report(1, FIRST, "failed");
        line(2, "started", SECOND);
        line(3, "uploaded", SECOND);

        assertThat(judged()).isEmpty();
        assertThat(Try.byItem(new Ledger(lines)).get(ITEM)).hasSize(1);
    }

    @Test
    void aSecondTryOfWhatLiesInTheBucketIsPaidTwice() {
        line(1, "started", FIRST);
        line(2, "uploaded", FIRST);
        line(90, "started", SECOND);

        assertThat(judged()).singleElement().extracting(PaidTwice::why).isEqualTo("its file was stored already");
    }

    @Test
    void aSecondTryBesideARunningOneIsPaidTwice() {
        line(1, "started", FIRST);
        line(2, "started", SECOND);
        line(3, "ended", FIRST);

        assertThat(judged()).singleElement().extracting(PaidTwice::why).isEqualTo("its first try was still running");
    }

    @Test
    void theSameAttemptWrittenDownTwiceIsOneTry() {
        line(1, "started", FIRST);
        line(1, "started", FIRST);
        line(2, "uploaded", FIRST);
        line(2, "uploaded", FIRST);

        assertThat(judged()).isEmpty();
    }

    private List<PaidTwice> judged() {
        return PaidTwice.in(new Ledger(lines));
    }

    private void report(int second, UUID attempt, String outcome) {
        lines.add(LedgerLine.of(fields(second, "reported", attempt).put("outcome", outcome)));
    }

    private void line(int second, String event, UUID attempt) {
        lines.add(LedgerLine.of(fields(second, event, attempt)));
    }

    private static ObjectNode fields(int second, String event, UUID attempt) {
        return Json.MAPPER
                .createObjectNode()
                .put("time", second * 1000L)
                .put("event", event)
                .put("itemId", ITEM.toString())
                .put("attemptId", attempt.toString());
    }
}
