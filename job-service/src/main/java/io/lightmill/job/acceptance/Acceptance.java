package io.lightmill.job.acceptance;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.job.group.Group;
import io.lightmill.job.group.Groups;
import io.lightmill.job.id.Ids;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan durable, in the caller's transaction: group, job, the key with its answer, sources, items, and what the
 * dispatcher and the browser are told. The key comes before the many rows, so that a twin waits there and does no work.
 */
@ApplicationScoped
class Acceptance {

    private static final DateTimeFormatter BY_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Groups groups;
    private final Jobs jobs;
    private final Answers answers;
    private final ItemEntry items;
    private final InstantSource clock;

    Acceptance(Groups groups, Jobs jobs, Answers answers, ItemEntry items, InstantSource clock) {
        this.groups = groups;
        this.jobs = jobs;
        this.answers = answers;
        this.items = items;
        this.clock = clock;
    }

    /** Writes all of it. */
    Answer accept(Plan plan, @Nullable IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Job job = newJob(plan, group(plan, now), now);
        jobs.insert(job);
        Answer answer = answers.keep(job, now, key);
        items.write(job, plan.blueprint());
        return answer;
    }

    private Group group(Plan plan, Instant now) {
        if (plan.groupId() != null) {
            return groups.find(plan.userId(), plan.groupId())
                    .orElseThrow(() -> new IllegalStateException("a group was checked and is gone"));
        }
        return plan.groupName() != null
                ? groups.findOrCreate(plan.userId(), plan.groupName())
                : groups.createNumbered(plan.userId(), BY_TIME.format(now));
    }

    private static Job newJob(Plan plan, Group group, Instant now) {
        int total = Math.toIntExact(plan.blueprint().items());
        return new Job(
                Ids.next(),
                plan.userId(),
                group.id(),
                group.name(),
                plan.retryOf(),
                plan.settings(),
                new ItemCounts(total, total, 0, 0, 0, 0, 0),
                0,
                JobState.QUEUED,
                false,
                0,
                false,
                0,
                0,
                0,
                new Job.Times(now, null, null, now));
    }
}
