package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.ItemsQueued.QueuedItem;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores jobs and pages of items; a page that comes again changes nothing. */
@Singleton
public class PageIntake {

    private final Sql sql;
    private final Json json;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Bells bells;
    private final InstantSource clock;

    /** An intake into this database. */
    public PageIntake(
            Sql sql, Json json, Transactions transactions, Jobs jobs, Outbox outbox, Bells bells, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.transactions = transactions;
        this.jobs = jobs;
        this.outbox = outbox;
        this.bells = bells;
        this.clock = clock;
    }

    /** Enters a job. Pages may have come before it, when it was said again after a loss: they are due from now on. */
    public void job(JobSubmitted job) {
        transactions.run(() -> jobs.register(job));
        bells.ring(job.engine());
    }

    /** Enters a page. */
    public void page(ItemsQueued page) {
        Jobs.Flags flags = transactions.in(() -> {
            Jobs.Flags locked = lock(page.jobId());
            prompts(page);
            items(page, locked.cancelled() ? ItemPhase.CANCELLED : ItemPhase.QUEUED);
            if (locked.cancelled()) {
                sayCancelled(page);
            }
            return locked;
        });
        if (flags.engine() != null) {
            bells.ring(flags.engine());
        }
    }

    private Jobs.Flags lock(UUID jobId) {
        return jobs.lockFlagsShared(jobId).orElseGet(() -> {
            jobs.touch(jobId);
            return jobs.lockFlagsShared(jobId).orElseThrow();
        });
    }

    private void prompts(ItemsQueued page) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int position = 0; position < page.prompts().size(); position++) {
            PromptPair pair = page.prompts().get(position);
            rows.add(
                    new @Nullable Object[] {page.jobId(), page.page(), position, pair.prompt(), pair.negativePrompt()});
        }
        sql.batch("""
                insert into prompt (job_id, page, position, prompt, negative_prompt) values (?, ?, ?, ?, ?)
                on duplicate key update position = position
                """, rows);
    }

    private void items(ItemsQueued page, ItemPhase phase) {
        long version = clock.millis();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (QueuedItem item : page.items()) {
            rows.add(new @Nullable Object[] {
                item.id(),
                page.jobId(),
                page.page(),
                item.prompt(),
                item.ordinal(),
                item.set(),
                item.variation(),
                item.seed(),
                json.write(item.inputs()),
                phase,
                version
            });
        }
        // Not "insert ignore": that would also swallow a row that breaks a constraint.
        sql.batch("""
                insert into item (id, job_id, page, prompt, ordinal, set_no, variation, seed, inputs, state, version,
                  not_before, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2000-01-01', utc_timestamp(6))
                on duplicate key update id = id
                """, rows);
    }

    /** With the versions that they have: a page that comes again says the same again. */
    private void sayCancelled(ItemsQueued page) {
        List<UUID> ids = page.items().stream().map(QueuedItem::id).toList();
        List<ItemVersion> cancelled = sql.list(
                "select id, version from item where id in (??) and state = 'cancelled'",
                c -> new ItemVersion(c.uuid("id"), c.large("version")),
                ids);
        if (!cancelled.isEmpty()) {
            outbox.appendAll(List.of(ItemEvents.cancelled(page.jobId(), cancelled, clock.instant())));
        }
    }
}
