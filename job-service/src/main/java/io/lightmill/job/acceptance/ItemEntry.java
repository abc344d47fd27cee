package io.lightmill.job.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.job.dispatch.CommandTopics;
import io.lightmill.job.dispatch.PageCutter;
import io.lightmill.job.item.Items;
import io.lightmill.job.item.Source;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.JobAnnouncements;
import io.lightmill.job.job.Jobs;
import io.lightmill.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes the items of a new job, and tells them to the dispatcher, and of the job to its owner. */
@ApplicationScoped
class ItemEntry {

    private final Items items;
    private final Jobs jobs;
    private final Outbox outbox;
    private final JobAnnouncements announcements;
    private final ObjectMapper mapper;

    ItemEntry(Items items, Jobs jobs, Outbox outbox, JobAnnouncements announcements, ObjectMapper mapper) {
        this.items = items;
        this.jobs = jobs;
        this.outbox = outbox;
        this.announcements = announcements;
        this.mapper = mapper;
    }

    /** Each item goes into the batch and onto the page that the dispatcher gets; neither holds more than its share. */
    void write(Job job, Blueprint blueprint) {
        String topic = CommandTopics.of(job.settings().lane());
        String key = job.id().toString();
        List<Source> sources = blueprint.sources();
        items.insertSources(job.id(), sources);
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
                            sources.get(item.source()).inputs(),
                            item.seed());
                }));
        jobs.usedPages(job.id(), pages.end());
        announcements.progressed(job);
    }
}
