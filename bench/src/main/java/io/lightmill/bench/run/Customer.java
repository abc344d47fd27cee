package io.lightmill.bench.run;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.live.LiveEvent;
import io.lightmill.e2e.live.LiveEvents;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Somebody who has uploaded pictures, watches the event stream, and submits jobs of any size. */
public final class Customer implements AutoCloseable {

    private static final int PICTURES = 100;
    private static final int SET = 4;
    private static final long POLL_MILLIS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final PublicApi api;
    private final List<InputRef> pictures;
    private final LiveEvents events;
    private final BlockingQueue<LiveEvent> ends = new LinkedBlockingQueue<>();

    /** A new user of this stack. */
    public Customer(Stack stack) {
        this(stack, event -> {});
    }

    /** A new user, and somebody who is told of each event at once. */
    public Customer(Stack stack, Consumer<LiveEvent> listener) {
        Person person = Person.newcomer(stack.admin());
        this.api = person.api();
        this.pictures = person.uploadPictures(PICTURES);
        this.events = LiveEvents.open(api.caller(), null, event -> {
            listener.accept(event);
            if (event.name().equals("job-completed")) {
                ends.add(event);
            }
        });
    }

    /** The API with this customer's key. */
    public PublicApi api() {
        return api;
    }

    /**
     * A job of so many items.
     *
     * @param items up to 100, or a multiple of it
     */
    public SubmitJob jobOf(int items) {
        int used = Math.min(items, PICTURES);
        return Submission.automatic("bench", pictures.subList(0, used), items / used)
                .build();
    }

    /** Submits it. */
    public JobView submit(int items) {
        return api.submit(jobOf(items));
    }

    /** Submits a set of four, as somebody does who waits for it. */
    public JobView submitSet() {
        SubmitJob.Reference reference = new SubmitJob.Reference(pictures.subList(0, 1), "a set", null, SET, SET);
        return api.submit(Submission.semiAutomatic(List.of(reference)).build());
    }

    /**
     * Images per second of one job of so many, from before its POST until the stream says that it has ended.
     *
     * @throws IllegalStateException when not all of them were completed
     */
    public double imagesPerSecond(int items) throws InterruptedException {
        long begun = System.nanoTime();
        JobView job = submit(items);
        awaitEnd(job.id());
        double seconds = (System.nanoTime() - begun) / 1e9;
        int completed = api.job(job.id()).items().completed();
        if (completed != items) {
            throw new IllegalStateException("only " + completed + " of " + items + " were completed");
        }
        return items / seconds;
    }

    /** How many items of this customer's open jobs are queued. */
    public int waiting() {
        return api.jobs().items().stream().mapToInt(job -> job.items().queued()).sum();
    }

    /** Waits until so many items of a job are final. */
    public void awaitFinal(UUID job, int items) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            ItemCounts counts = api.job(job).items();
            if (counts.completed() + counts.failed() + counts.cancelled() >= items) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("job " + job + " did not get as far as " + items + ": " + api.job(job));
    }

    /** Waits until the stream says that the job has ended. */
    public void awaitEnd(UUID job) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            LiveEvent end = ends.poll(1, TimeUnit.SECONDS);
            if (end != null && end.isAbout(job)) {
                return;
            }
        }
        throw new IllegalStateException("no word of the end of job " + job + ": " + api.job(job));
    }

    /** Waits until it has said so of all of them. */
    void awaitEnds(Collection<UUID> jobs) throws InterruptedException {
        Set<UUID> open = new HashSet<>(jobs);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("no word of the end of jobs " + open);
            }
            LiveEvent end = ends.poll(1, TimeUnit.SECONDS);
            if (end != null) {
                open.removeIf(end::isAbout);
            }
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
