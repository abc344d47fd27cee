package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.stack.HeldDown;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is there for good: without a broker, and when everything was stopped before anybody else had heard of it. */
@OnStack(Workers.SIMULATED)
@Order(43)
@Tag("slow")
class DurabilityJourney {

    private static final int ITEMS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aJobAcceptedWithoutABrokerCompletesAfterDownAndUp(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView before = person.submitItems("made before", 100);
        Waiting.untilFinal(person.api(), before.id(), PATIENCE);

        JobView job;
        try (HeldDown broker = HeldDown.kill(stack.status().part("kafka"))) {
            Waiting.within(PATIENCE).until(broker::isDown);
            job = person.submitItems("nobody has heard of it", ITEMS);
        }
        // Sooner than the broker is back.
        stack.down();
        stack.up();

        Waiting.untilFinal(person.api(), job.id(), PATIENCE);
        MadeOnce.assertAll(stack, person, job, folder);
        assertThat(person.api().job(before.id()).state()).isEqualTo(JobState.COMPLETED);
        MadeOnce.assertAll(stack, person, before, folder);
    }
}
