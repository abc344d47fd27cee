package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.ledger.InFlight;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Silence;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two dispatchers, none of which leads: what one of them was doing when it was killed, the other goes on with. */
@OnStack(Workers.TWO_DISPATCHERS)
@Order(40)
@Tag("slow")
class TwoDispatchersJourney {

    private static final System.Logger LOG = System.getLogger(TwoDispatchersJourney.class.getName());
    /** That of the stack's endpoint. */
    private static final int BUDGET = 24;

    @ParameterizedTest
    @ValueSource(strings = {"dispatcher-service", "dispatcher-service-2"})
    void oneIsKilledAndClaimsGoOnAtTheOther(String killed, Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("two millers, one mill", 2_000);
        Waiting.untilFinalItems(person.api(), job.id(), 300, Duration.ofMinutes(2));

        Instant then = Instant.now();
        stack.kill(killed);
        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(4));

        MadeOnce.assertAll(stack, person, job, folder);
        Ledger ledger = stack.ledger();
        assertThat(InFlight.peak(ledger)).isLessThanOrEqualTo(BUDGET);
        Silence silence = Silence.longest(ledger, job.id());
        LOG.log(
                System.Logger.Level.INFO,
                killed + " was killed after " + then + "; longest time without an answered claim: "
                        + silence.length().toMillis() + " ms, from " + silence.from());
        Waiting.untilReady(stack, Duration.ofMinutes(1));
    }
}
