package io.lightmill.e2e;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large jobs on simulated workers, undisturbed and with a part killed in their middle. */
@OnStack(Workers.SIMULATED)
@Order(30)
@Tag("slow")
class SimulatedWorkersJourney {

    @Test
    void tenThousandItemsAllComplete(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("a field of flowers", 10_000);

        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(4));

        MadeOnce.assertAll(stack, person, job, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "job-service", "dispatcher-service", "storage-service"})
    void aServiceThatIsKilledCostsNoImage(String service, Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("a " + service + " in the rain", 2_000);
        Waiting.untilFinalItems(person.api(), job.id(), 500, Duration.ofMinutes(2));

        stack.kill(service);

        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(4));
        MadeOnce.assertAll(stack, person, job, folder);
        Waiting.untilReady(stack, Duration.ofMinutes(1));
    }
}
