package io.lightmill.e2e;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large job on simulated workers, in which each service is killed once. */
@OnStack(Workers.SIMULATED)
@Order(30)
@Tag("slow")
class SimulatedWorkersJourney {

    private static final List<String> SERVICES =
            List.of("gateway-service", "job-service", "dispatcher-service", "storage-service");

    private static final int ITEMS = 10_000;

    /** Between two that are killed; the last one still finds two thousand to be made. */
    private static final int APART = 2_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void tenThousandItemsAllCompleteThoughEachServiceIsKilled(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("a field of flowers", ITEMS);

        for (int i = 0; i < SERVICES.size(); i++) {
            Waiting.untilFinalItems(person.api(), job.id(), (i + 1) * APART, PATIENCE);
            stack.kill(SERVICES.get(i));
        }
        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(4));

        MadeOnce.assertAll(stack, person, job, folder);
        Waiting.untilReady(stack, Duration.ofMinutes(1));
    }
}
