package io.lightmill.job.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.event.EventType;
import io.lightmill.job.dispatch.CommandTopics;
import io.lightmill.job.dispatch.PageCutter;
import io.lightmill.job.group.Group;
import io.lightmill.job.group.Groups;
import io.lightmill.job.id.Ids;
import io.lightmill.job.item.Items;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.JobAnnouncements;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.sql.JsonText;
import io.lightmill.outbox.Outbox;
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
    private final Items items;
    private final Answers answers;
    private final Outbox outbox;
    private final JobAnnouncements announcements;
    private final ObjectMapper mapper;
    private final JsonText json;
    private final InstantSource clock;

    Acceptance(
            Groups groups,
            Jobs jobs,
            Items items,
            Answers answers,
            Outbox outbox,
            JobAnnouncements announcements,
            ObjectMapper mapper,
            JsonText json,
            InstantSource clock) {
        this.groups = groups;
        this.jobs = jobs;
        this.items = items;
        this.answers = answers;
        this.outbox = outbox;
        this.announcements = announcements;
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
    }

    Answer accept(Plan plan, @Nullable IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Job job = newJob(plan, group(plan, now), now);
        jobs.insert(job);
        Answer answer = new Answer(job.id(), json.write(job.view(now)), false);
        if (key != null) {
            answers.keep(plan.userId(), key, answer);
        }
        items.insertSources(job.id(), plan.blueprint().sources());
        writeItems(job, plan.blueprint());
        announcements.progressed(job);
        return answer;
    }

    /** Each item goes into the batch and onto the page that the dispatcher gets; neither holds more than its share. */
    private void writeItems(Job job, Blueprint blueprint) {
        String topic = CommandTopics.of(job.settings().lane());
        String key = job.id().toString();
        outbox.append(topic, key, EventType.JOB_SUBMITTED, job.submitted());
        PageCutter pages =
                new PageCutter(job.id(), 0, mapper, page -> outbox.append(topic, key, EventType.ITEMS_QUEUED, page));
        items.insert(
                job.id(),
                batch -> blueprint.tell(item -> {
                    batch.accept(item);
                    pages.add(
                            item.id(),
                            item.ordinal(),
                            item.set(),
                            item.variation(),
                            blueprint.prompts(item.source()),
                            blueprint.parts().get(item.source()).source().inputs(),
                            item.seed());
                }));
        jobs.usedPages(job.id(), pages.end());
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
                plan.settings(),
                new ItemCounts(total, total, 0, 0, 0, 0, 0),
                JobState.QUEUED,
                false,
                0,
                false,
                0,
                0,
                now,
                null,
                null);
    }
}
