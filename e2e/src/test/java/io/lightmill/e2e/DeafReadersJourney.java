package io.lightmill.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand browsers that open the event stream and never read it, while a job runs. */
@OnStack(Workers.SIMULATED)
@Order(42)
@Tag("slow")
class DeafReadersJourney {

    private static final System.Logger LOG = System.getLogger(DeafReadersJourney.class.getName());
    private static final int READERS = 1_000;
    private static final int ITEMS = 1_000;
    /** The ring, what a thousand connections and their bounded queues take, and the heap's play. */
    private static final long GROWTH = 96L << 20;

    @Test
    void theyCostTheGatewayLittleMemory(Stack stack) throws IOException {
        Person person = Person.newcomer(stack.admin());
        run(person, "while nobody is connected");
        long before = residentBytes(stack);
        List<InputStream> deaf = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                deaf.add(open(person.api().caller()));
            }
            run(person, "while nobody listens");
            long grown = residentBytes(stack) - before;
            LOG.log(
                    System.Logger.Level.INFO,
                    "gateway's RSS: " + (before >> 20) + " MB, with " + READERS + " deaf readers " + (grown >> 20)
                            + " MB more");
            assertThat(grown).isLessThan(GROWTH);
        } finally {
            for (InputStream stream : deaf) {
                stream.close();
            }
        }
    }

    private static void run(Person person, String prompt) {
        JobView job = person.submitItems(prompt, ITEMS);
        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(3));
    }

    private static InputStream open(Caller caller) {
        HttpResponse<InputStream> answer =
                caller.exchange(caller.to("/api/events").GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static long residentBytes(Stack stack) {
        return requireNonNull(stack.status().part("gateway-service").rssBytes());
    }
}
