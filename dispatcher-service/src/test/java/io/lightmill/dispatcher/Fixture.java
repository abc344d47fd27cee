package io.lightmill.dispatcher;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.queue.PageIntake;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What tests begin with and look at. */
@Singleton
public class Fixture {

    private final Sql sql;
    private final PageIntake intake;

    Fixture(Sql sql, PageIntake intake) {
        this.sql = sql;
        this.intake = intake;
    }

    /** A job with its items in order. */
    public record Submitted(JobSubmitted job, ItemsQueued page) {
        public UUID id() {
            return job.jobId();
        }

        /** The same, wanted before its owner's other jobs. */
        public Submitted ahead() {
            return with(job.mode(), true);
        }

        /** The same, of sets that are shown together. */
        public Submitted inSets() {
            return with(Mode.SEMI_AUTOMATIC, job.ahead());
        }

        private Submitted with(Mode mode, boolean ahead) {
            JobSubmitted other = new JobSubmitted(
                    job.jobId(),
                    job.userId(),
                    job.groupId(),
                    mode,
                    job.lane(),
                    ahead,
                    job.engine(),
                    job.parameters(),
                    job.aspectRatio(),
                    job.size(),
                    job.items(),
                    job.at());
            return new Submitted(other, page);
        }

        public List<UUID> items() {
            return page.items().stream().map(ItemsQueued.QueuedItem::id).toList();
        }
    }

    public void empty() {
        for (String table : List.of("attempt", "item", "prompt", "job", "invocation", "user_share", "outbox")) {
            sql.update("delete from " + table);
        }
        sql.update(
                "update endpoint set allowed = budget, suspended = false, reason = null, probe_at = null, losses = 0, start_seconds = null, climb_at = null, halved_at = null");
    }

    public static Submitted aJob(Lane lane, int items) {
        return aJob(UUID.randomUUID(), lane, Engine.AUGMENT, items, 4);
    }

    public static Submitted aJob(UUID user, Lane lane, Engine engine, int items, int perSet) {
        UUID id = Ids.create(Instant.now());
        Mode mode = lane == Lane.INTERACTIVE ? Mode.SEMI_AUTOMATIC : Mode.AUTOMATIC;
        JobSubmitted job = new JobSubmitted(
                id,
                user,
                UUID.randomUUID(),
                mode,
                lane,
                false,
                engine,
                Map.of("strength", 0.5),
                null,
                "1K",
                items,
                Instant.now());
        List<ItemsQueued.QueuedItem> queued = IntStream.range(0, items)
                .mapToObj(n -> new ItemsQueued.QueuedItem(
                        Ids.create(Instant.now()),
                        n,
                        n / perSet,
                        n % perSet + 1,
                        0,
                        List.of(new InputRef("ab".repeat(32), "cat.png")),
                        n))
                .toList();
        return new Submitted(job, new ItemsQueued(id, 0, List.of(new PromptPair("a cat", null)), queued));
    }

    public Submitted queued(Submitted submitted) {
        intake.job(submitted.job());
        intake.page(submitted.page());
        return submitted;
    }

    /** Workers were lost with each item so often before. */
    public void lostBefore(UUID job, int times) {
        sql.update("update item set losses = ? where job_id = ?", times, job);
    }

    /** The job's items wait for an hour. */
    public void notYet(UUID job) {
        sql.update("update item set not_before = timestampadd(hour, 1, utc_timestamp(6)) where job_id = ?", job);
    }

    /** The job's items are in a back-off that is over then. */
    public void dueIn(UUID job, Duration time) {
        sql.update(
                "update item set not_before = timestampadd(second, ?, utc_timestamp(6)) where job_id = ?",
                time.toSeconds(),
                job);
    }

    /** Storage-service's word has come. */
    public void archived(UUID item) {
        sql.update("update item set state = 'archived' where id = ?", item);
    }

    /** RunPod said that it has ended. */
    public void ended(UUID invocation) {
        sql.update("update invocation set terminal = 'COMPLETED' where id = ?", invocation);
    }

    /** The invocations that were surplus. */
    public List<UUID> retired() {
        return sql.list("select id from invocation where retired_at is not null", c -> c.uuid("id"));
    }

    public static ClaimRequest claim(UUID invocation, UUID run, int number) {
        return new ClaimRequest(run, number, FakeRunPod.runpodId(invocation), "worker", null, null);
    }

    public static ItemReport generated(UUID item) {
        return new ItemReport(item, ItemReport.Outcome.GENERATED, output(), null, null, null);
    }

    public static ItemReport failed(UUID item, ErrorCode code) {
        return new ItemReport(item, ItemReport.Outcome.FAILED, null, code, code.sentence(), null);
    }

    public static GeneratedOutput output() {
        return new GeneratedOutput("image/png", 7, "cd".repeat(32), 8, 8, true, 0.5, null, Map.of("recipe", "flip"));
    }

    public Map<UUID, String> states(UUID job) {
        return sql
                .list(
                        "select id, state from item where job_id = ? order by ordinal",
                        c -> Map.entry(c.uuid("id"), c.text("state")),
                        job)
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    public long count(String what, Object... values) {
        return sql.first("select count(*) as n from " + what, c -> c.large("n"), values)
                .orElseThrow();
    }

    public List<String> events(UUID job) {
        return sql.list(
                "select type from outbox where record_key = ? order by id", c -> c.text("type"), job.toString());
    }

    /** Time passes: everything that is kept as a time lies so much further back. */
    public void pass(Duration time) {
        long micros = time.toNanos() / 1000;
        shift("attempt", micros, "started_at", "deadline", "session_end", "beat_at", "ended_at");
        shift(
                "invocation",
                micros,
                "post_by",
                "created_at",
                "posted_at",
                "expires_at",
                "claimed_at",
                "run_at",
                "retired_at",
                "cancel_sent_at",
                "next_poll_at",
                "over_at");
        shift("item", micros, "not_before", "changed_at");
        shift("job", micros, "created_at", "cancelled_at", "closed_at");
        shift("endpoint", micros, "halved_at", "climb_at", "probe_at");
    }

    private void shift(String table, long micros, String... columns) {
        String sets = java.util.Arrays.stream(columns)
                .map(c -> c + " = timestampadd(microsecond, " + -micros + ", " + c + ")")
                .collect(java.util.stream.Collectors.joining(", "));
        sql.update("update " + table + " set " + sets);
    }
}
