package io.lightmill.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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

/** A new version goes out, one gateway after the other, while people work. */
@OnStack(Workers.SIMULATED)
@Order(41)
@Tag("slow")
class RollingRestartJourney {

    private static final String GATEWAY = "gateway-service";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void noClientSeesAnErrorWhileTwoGatewaysAreRestartedInTurn(Stack stack, @TempDir Path folder) throws Exception {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("made meanwhile", 1_000);
        try (SecondGateway second = SecondGateway.start(stack);
                SteadyClients clients = new SteadyClients(person.api().caller(), List.of(stack.url(), second.url()))) {
            untilAnswered(clients, 100);

            long pid = requireNonNull(stack.status().part(GATEWAY).pid());
            stack.terminate(GATEWAY);
            Waiting.untilReplaced(stack, GATEWAY, pid, PATIENCE);
            untilAnswered(clients, clients.answered() + 100);
            second.restart();
            untilAnswered(clients, clients.answered() + 100);

            assertThat(clients.errors()).isEmpty();
        }
        Waiting.untilFinal(person.api(), job.id(), PATIENCE);
        MadeOnce.assertAll(stack, person, job, folder);
    }

    private static void untilAnswered(SteadyClients clients, int count) {
        Waiting.within(PATIENCE).until(() -> clients.answered() >= count);
    }
}
