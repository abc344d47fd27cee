package io.lightmill.gateway.relay;

import com.sun.net.httpserver.HttpExchange;
import io.lightmill.gateway.relay.Ending.How;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** How an exchange may end: what its caller does, and what the sibling does meanwhile. */
enum Farewell {
    READS_AND_STAYS(How.ANSWERED),
    READS_AND_LEAVES(How.ANSWERED),
    LEAVES_THE_SILENT(How.BROKEN_OFF),
    RESETS_THE_SILENT(How.BROKEN_OFF),
    LEAVES_WITHIN_ITS_BODY(How.BROKEN_OFF),
    /** The body breaks off before its connection does, and is refused. */
    RESETS_WITHIN_ITS_BODY(How.ANSWERED, How.BROKEN_OFF),
    LEAVES_WITHIN_THE_ANSWER(How.BROKEN_OFF),
    RESETS_WITHIN_THE_ANSWER(How.BROKEN_OFF),
    IS_ANSWERED_IN_THE_SIBLINGS_PLACE(How.ANSWERED),
    IS_CUT_OFF_WITH_THE_SIBLING(How.BROKEN_OFF);

    /** More than lies on the way between a sibling and a caller that does not read. */
    private static final int LARGE = 16 * 1024 * 1024;

    private final Set<How> hows;

    Farewell(How... hows) {
        this.hows = Set.of(hows);
    }

    Set<How> hows() {
        return hows;
    }

    boolean isWithinBody() {
        return this == LEAVES_WITHIN_ITS_BODY || this == RESETS_WITHIN_ITS_BODY;
    }

    boolean isWithinAnswer() {
        return this == LEAVES_WITHIN_THE_ANSWER
                || this == RESETS_WITHIN_THE_ANSWER
                || this == IS_CUT_OFF_WITH_THE_SIBLING;
    }

    boolean isReset() {
        return name().startsWith("RESETS");
    }

    /** What the sibling does, which has read the request. */
    void answer(HttpExchange exchange, CountDownLatch silence) throws IOException {
        switch (this) {
            case READS_AND_STAYS, READS_AND_LEAVES -> exchange.sendResponseHeaders(200, -1);
            case LEAVES_THE_SILENT, RESETS_THE_SILENT -> awaitQuietly(silence);
            case LEAVES_WITHIN_ITS_BODY, RESETS_WITHIN_ITS_BODY -> throw new IOException("half a body came whole");
            case LEAVES_WITHIN_THE_ANSWER, RESETS_WITHIN_THE_ANSWER -> {
                exchange.sendResponseHeaders(200, LARGE);
                exchange.getResponseBody().write(new byte[LARGE]);
            }
            case IS_ANSWERED_IN_THE_SIBLINGS_PLACE -> throw new IOException("killed");
            case IS_CUT_OFF_WITH_THE_SIBLING -> {
                exchange.sendResponseHeaders(200, 2000);
                exchange.getResponseBody().write(new byte[1000]);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
