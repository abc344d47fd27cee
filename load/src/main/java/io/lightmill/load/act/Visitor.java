package io.lightmill.load.act;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.OutputView;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.live.LiveEvents;
import io.lightmill.load.plan.Due;
import io.lightmill.load.plan.Errand;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody at work, who has the event stream open and remembers what the last lists showed. */
final class Visitor implements AutoCloseable {

    private static final int SET = 4;
    private static final int SMALL = 8;
    private static final int LISTED = 50;

    private final PublicApi api;
    private final List<InputRef> pictures;
    private final int bulkVariations;
    private final LiveEvents events;
    private volatile List<JobView> jobs = List.of();
    private volatile List<OutputView> outputs = List.of();

    /**
     * Whoever this API's key belongs to.
     *
     * @param pictures uploaded; a bulk job is made of all of them
     * @param bulkVariations of each picture in a bulk job
     */
    Visitor(PublicApi api, List<InputRef> pictures, int bulkVariations) {
        this.api = api;
        this.pictures = List.copyOf(pictures);
        this.bulkVariations = bulkVariations;
        this.events = LiveEvents.open(api.caller(), null);
    }

    PublicApi api() {
        return api;
    }

    /** What is sent; empty when there is nothing yet that it could be about. */
    Optional<HttpRequest.Builder> request(Due due) {
        return switch (due.errand()) {
            case JOBS -> get("/api/jobs?limit=" + LISTED);
            case OUTPUTS -> get("/api/outputs?limit=" + LISTED);
            case JOB -> job(jobs, due).flatMap(id -> get("/api/jobs/" + id));
            case ITEMS -> job(jobs, due).flatMap(id -> get("/api/jobs/" + id + "/items?limit=100"));
            case ZIP -> job(ended(), due).flatMap(id -> get("/api/jobs/" + id + "/download?format=zip"));
            case PREVIEW -> one(outputs, due).flatMap(output -> get(output.previewUrl()));
            case SET ->
                Optional.of(submission(
                        due, pictures.subList(due.oneOf(pictures.size()), due.oneOf(pictures.size()) + 1), SET));
            case BULK -> Optional.of(submission(due, pictures, bulkVariations));
        };
    }

    private Optional<HttpRequest.Builder> get(String path) {
        return Optional.of(api.caller().to(path).GET());
    }

    private HttpRequest.Builder submission(Due due, List<InputRef> inputs, int variations) {
        Caller caller = api.caller();
        String body = Json.write(
                Submission.automatic("load", inputs, variations).into("Load").build());
        return caller.json("/api/jobs/submit")
                .header("Idempotency-Key", due.errand() + "-" + due.at().toNanos() + "-" + due.draw())
                .POST(BodyPublishers.ofString(body));
    }

    private static Optional<UUID> job(List<JobView> some, Due due) {
        return one(some, due).map(JobView::id);
    }

    private static <T> Optional<T> one(List<T> some, Due due) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(due.oneOf(some.size())));
    }

    private List<JobView> ended() {
        return jobs.stream()
                .filter(job -> job.items().total() <= SMALL
                        && job.items().completed() == job.items().total())
                .toList();
    }

    /** Remembers what a list showed. */
    void learn(Errand errand, Answer answer) {
        if (errand == Errand.JOBS) {
            jobs = answer.asPageOf(JobView.class).items();
        } else if (errand == Errand.OUTPUTS) {
            outputs = answer.asPageOf(OutputView.class).items();
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
