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
import io.lightmill.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
        List<OutboxMessage> words = new ArrayList<>();
        words.add(new OutboxMessage(topic, key, EventType.JOB_SUBMITTED, job.submitted()));
        PageCutter pages = new PageCutter(
                job.id(), 0, mapper, page -> add(words, new OutboxMessage(topic, key, EventType.ITEMS_QUEUED, page)));
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
        words.add(announcements.begun(job));
        outbox.appendAll(words);
    }

    /** What is said of a small job is written at once; of a large one, two pages are held at most. */
    private void add(List<OutboxMessage> words, OutboxMessage page) {
        if (words.size() > 1) {
            outbox.appendAll(words);
            words.clear();
        }
        words.add(page);
    }
}
