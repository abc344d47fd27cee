package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated histories of a job's items, delivered doubled, reordered, stale and in any batches: counters equal item states
 * after each batch, the job's price is the sum of its items' to the last digit, and the end is said once.
 */
@QuarkusTest
class MirrorScheduleTest {

    private static final int ITEMS = 6;
    private static final String COUNTERS = """
            select concat_ws(' ', queued_items, processing_items, generated_items, completed_items, failed_items,
                cancelled_items) as counts from job where id = ?""";
    private static final String STATES = """
            select concat_ws(' ', sum(state = 'queued'), sum(state = 'processing'), sum(state = 'generated'),
                sum(state = 'completed'), sum(state = 'failed'), sum(state = 'cancelled')) as counts
            from item where job_id = ?""";

    private static final String PRICE = "select cost_usd as usd from job where id = ?";
    private static final String PRICES =
            "select coalesce(sum(cost_usd), 0.000000000) as usd from item_outcome where job_id = ?";

    @Inject
    Api api;

    @Inject
    EventIntake intake;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void counters_equal_states_after_each_batch_and_the_end_is_said_once(int seed) {
        Random random = new Random(seed);
        UUID user = Ids.next();
        UUID job = api.aJob(user, ITEMS, 1);
        for (List<ConsumerRecord<String, byte[]>> batch : batches(history(job, user, random), random)) {
            intake.take(batch);
            assertThat(counts(COUNTERS, job)).isEqualTo(counts(STATES, job));
            assertThat(usd(PRICE, job)).isEqualTo(usd(PRICES, job));
        }
        assertThat(counts(COUNTERS, job)).startsWith("0 0 0 ");
        assertThat(api.said(EventType.JOB_COMPLETED, job)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void two_replicas_that_hear_the_same_at_once_count_it_once(int seed) throws Exception {
        Random random = new Random(seed);
        UUID user = Ids.next();
        UUID job = api.aJob(user, ITEMS, 1);
        List<ConsumerRecord<String, byte[]>> history = history(job, user, random);
        try (var replicas = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                List<List<ConsumerRecord<String, byte[]>>> heard = batches(history, new Random(seed + i));
                both.add(replicas.submit(() -> heard.forEach(intake::take)));
            }
            for (Future<?> replica : both) {
                replica.get();
            }
        }
        assertThat(counts(COUNTERS, job)).isEqualTo(counts(STATES, job)).startsWith("0 0 0 ");
        assertThat(usd(PRICE, job)).isEqualTo(usd(PRICES, job));
        assertThat(api.said(EventType.JOB_COMPLETED, job)).hasSize(1);
    }

    /** What the dispatcher and storage-service say of each item until its one end. */
    private List<ConsumerRecord<String, byte[]>> history(UUID job, UUID user, Random random) {
        News news = new News(json, job, user);
        List<ConsumerRecord<String, byte[]>> history = new ArrayList<>();
        for (UUID item : api.items(job)) {
            long version = 0;
            for (int lost = random.nextInt(3); lost > 0; lost--) {
                UUID attempt = Ids.next();
                history.add(news.started(attempt, ++version, item));
                if (random.nextBoolean()) {
                    history.add(news.generated(attempt, ++version, item, random.nextDouble()));
                }
                history.add(news.requeued(attempt, ++version, item));
            }
            UUID last = Ids.next();
            switch (random.nextInt(4)) {
                case 0 -> history.add(news.failed(last, ++version, item));
                case 1 -> history.add(news.cancelled(++version, item));
                default -> {
                    history.add(news.started(last, ++version, item));
                    history.add(news.generated(last, ++version, item, random.nextDouble()));
                    history.add(news.archived(last, item));
                }
            }
        }
        return history;
    }

    /** Everything at least once, some of it twice, in any order, in batches of any size. */
    private static List<List<ConsumerRecord<String, byte[]>>> batches(
            List<ConsumerRecord<String, byte[]>> history, Random random) {
        List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>(history);
        history.stream().filter(message -> random.nextInt(3) == 0).forEach(heard::add);
        Collections.shuffle(heard, random);
        List<List<ConsumerRecord<String, byte[]>>> batches = new ArrayList<>();
        for (int from = 0; from < heard.size(); ) {
            int to = Math.min(heard.size(), from + 1 + random.nextInt(7));
            batches.add(heard.subList(from, to));
            from = to;
        }
        return batches;
    }

    private String usd(String sql, UUID job) {
        return database.find(sql, row -> row.text("usd"), job).orElseThrow();
    }

    private String counts(String sql, UUID job) {
        return database.find(sql, row -> row.text("counts"), job).orElseThrow();
    }
}
