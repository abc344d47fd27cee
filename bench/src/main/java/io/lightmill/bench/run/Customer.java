package io.lightmill.bench.run;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.live.LiveEvent;
import io.lightmill.e2e.live.LiveEvents;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who has uploaded pictures, watches the event stream, and submits jobs of any size. */
public final class Customer implements AutoCloseable {

    private static final int PICTURES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final PublicApi api;
    private final List<InputRef> pictures;
    private final LiveEvents events;
    private final BlockingQueue<LiveEvent> ends = new LinkedBlockingQueue<>();

    /** A new user of this stack. */
    public Customer(Stack stack) {
        Person person = Person.newcomer(stack.admin());
        this.api = person.api();
        this.pictures = person.uploadPictures(PICTURES);
        this.events = LiveEvents.open(api.caller(), null, event -> {
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

    @Override
    public void close() {
        events.close();
    }
}
