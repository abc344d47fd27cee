package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.CpuTime;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * How many items a second the mirror takes from queued to completed, in batches as Kafka hands them over, and what an item costs of
 * a processor: here, and in the database where that is a process of this test. Not part of the build, since other work on a machine
 * decides it too: {@code -Dtest=MirrorBench}.
 */
@QuarkusTest
class MirrorBench {

    private static final int ITEMS = 10_000;
    private static final int POLL = 500;
    private static final int ROUNDS = 6;

    @Inject
    Api api;

    @Inject
    EventIntake intake;

    @Inject
    ObjectMapper json;

    @Test
    void two_thousand_items_a_second_are_mirrored() {
        Siblings.reset();
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID user = Ids.next();
            UUID job = api.aJob(user, ITEMS / 4, 4);
            List<ConsumerRecord<String, byte[]>> said = history(new News(json, job, user), api.items(job));
            CpuTime before = CpuTime.now();
            long start = System.nanoTime();
            for (int from = 0; from < said.size(); from += POLL) {
                intake.take(said.subList(from, Math.min(said.size(), from + POLL)));
            }
            double rate = ITEMS / ((System.nanoTime() - start) / 1e9);
            System.out.printf("mirrored %.0f items/s, CPU an item: %s%n", rate, before.since(ITEMS));
            best = Math.max(best, rate);
        }
        assertThat(best).isGreaterThanOrEqualTo(2_000);
    }

    /**
     * Chunks of four, one after the other, as one worker would report them. Versions are times in milliseconds, as the dispatcher
     * gives them: hardly two items share one.
     */
    private static List<ConsumerRecord<String, byte[]>> history(News news, List<UUID> items) {
        List<ConsumerRecord<String, byte[]>> said = new ArrayList<>();
        long version = 1_800_000_000_000L;
        for (int from = 0; from < items.size(); from += 4) {
            List<UUID> chunk = items.subList(from, from + 4);
            UUID attempt = Ids.next();
            said.add(news.started(attempt, ++version, chunk.toArray(UUID[]::new)));
            for (UUID item : chunk) {
                said.add(news.generated(attempt, ++version, item));
            }
            chunk.forEach(item -> said.add(news.archived(attempt, item)));
        }
        return said;
    }
}
