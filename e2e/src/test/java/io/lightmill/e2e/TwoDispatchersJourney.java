package io.lightmill.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.ledger.InFlight;
import io.lightmill.e2e.stack.HeldDown;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large job on simulated workers and two dispatchers, none of which leads: what one of them was doing when it was killed, the other
 * goes on with. Then each other service is killed, too.
 */
@OnStack(Workers.SIMULATED)
@Order(40)
@Tag("slow")
class TwoDispatchersJourney {

    private static final int ITEMS = 10_000;

    private static final List<String> OTHERS = List.of("gateway-service", "job-service", "storage-service");

    /** So many items are final when the first of the others is killed. */
    private static final int AT_FIRST = 5_000;

    /** Between two that are killed; the last one still finds two thousand to be made. */
    private static final int APART = 1_500;

    /** That of the stack's endpoint. */
    private static final int BUDGET = 24;

    /**
     * More than may have been answered before the kill and written down after it: a worker works on one chunk and has claimed at most
     * one more. And fewer than the job has left then.
     */
    private static final int CLAIMS = 4 * BUDGET;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void tenThousandItemsAllCompleteThoughEachServiceIsKilled(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("two millers, one mill", ITEMS);
        Waiting.untilFinalItems(person.api(), job.id(), 300, PATIENCE);

        goesOnWithout("dispatcher-service", stack, job);
        goesOnWithout("dispatcher-service-2", stack, job);
        for (int i = 0; i < OTHERS.size(); i++) {
            Waiting.untilFinalItems(person.api(), job.id(), AT_FIRST + i * APART, PATIENCE);
            stack.kill(OTHERS.get(i));
        }
        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(4));

        // Who was killed last may have made its part by now and still be about to answer others.
        Waiting.untilReady(stack, Duration.ofMinutes(1));
        MadeOnce.assertAll(stack, person, job, folder);
        assertThat(InFlight.peak(stack.ledger())).isLessThanOrEqualTo(BUDGET);
    }

    private static void goesOnWithout(String name, Stack stack, JobView job) {
        StackStatus.Part dispatcher = stack.status().part(name);
        try (HeldDown held = HeldDown.kill(dispatcher)) {
            Waiting.within(PATIENCE).until(held::isDown);
            long before = claims(stack, job.id());
            Waiting.within(PATIENCE).until(() -> claims(stack, job.id()) >= before + CLAIMS);
            // It was not there all the time: so the other one gave them.
            assertThat(held.isDown()).isTrue();
        }
        Waiting.untilReplaced(stack, name, requireNonNull(dispatcher.pid()), PATIENCE);
    }

    /** How often workers got a chunk of the job so far. */
    private static long claims(Stack stack, UUID job) {
        return stack.ledger().of("claimed").stream()
                .map(line -> line.jobId())
                .filter(Optional.of(job)::equals)
                .count();
    }
}
