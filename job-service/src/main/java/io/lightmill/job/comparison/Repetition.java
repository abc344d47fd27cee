package io.lightmill.job.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import io.lightmill.job.dispatch.CommandTopics;
import io.lightmill.job.dispatch.PageCutter;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Says again what a sibling does not know, through the outbox, under the job's lock. Whoever knows it already takes it for a
 * duplicate, so saying too much does no harm.
 */
@ApplicationScoped
class Repetition {

    private final Outbox outbox;
    private final Jobs jobs;
    private final OpenItems openItems;
    private final ObjectMapper json;
    private final InstantSource clock;

    Repetition(Outbox outbox, Jobs jobs, OpenItems openItems, ObjectMapper json, InstantSource clock) {
        this.outbox = outbox;
        this.jobs = jobs;
        this.openItems = openItems;
        this.json = json;
        this.clock = clock;
    }

    /** The job itself, when the dispatcher has never heard of it, and flags that it does not keep. */
    void sayJob(Job job, DispatchStates.Answer known) {
        Instant now = clock.instant();
        if (!known.jobKnown()) {
            command(job, EventType.JOB_SUBMITTED, job.submitted());
        }
        if (job.cancelRequested() && !(known.jobKnown() && known.cancelled())) {
            command(job, EventType.JOB_CANCEL_REQUESTED, job.cancelRequest(now));
        }
        if (job.paused() != (known.jobKnown() && known.paused())) {
            command(job, EventType.JOB_PAUSED, job.pauseWord(now));
        }
    }

    /**
     * What differs about a page of items.
     *
     * @return how many words were said
     */
    int sayItems(Job job, Differences differences) {
        Instant now = clock.instant();
        List<OpenItem> unknown = openItems.stillOpen(job, differences.unknownToDispatcher());
        queue(job, unknown);
        var generated = differences.unknownToStorage(job, now);
        generated.forEach(event -> say(Topics.ITEMS, job.id(), EventType.ITEM_GENERATED, event));
        var rejected = differences.rejectedUnheard(job, now);
        rejected.forEach(event -> say(Topics.OUTPUTS, job.id(), EventType.OUTPUT_REJECTED, event));
        return unknown.size() + generated.size() + rejected.size();
    }

    /** On pages with new numbers: the dispatcher keeps prompts by page, and these pages are cut otherwise than the first. */
    private void queue(Job job, List<OpenItem> items) {
        if (items.isEmpty()) {
            return;
        }
        PageCutter pages = new PageCutter(
                job.id(), jobs.nextPage(job.id()), json, page -> command(job, EventType.ITEMS_QUEUED, page));
        items.forEach(item -> pages.add(
                item.id(), item.ordinal(), item.set(), item.variation(), item.prompts(), item.inputs(), item.seed()));
        jobs.usedPages(job.id(), pages.end());
    }

    private void command(Job job, EventType type, Record event) {
        say(CommandTopics.of(job.settings().lane()), job.id(), type, event);
    }

    private void say(String topic, UUID jobId, EventType type, Record event) {
        outbox.append(topic, jobId.toString(), type, event);
    }
}
