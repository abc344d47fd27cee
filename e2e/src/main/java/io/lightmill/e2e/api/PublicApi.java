package io.lightmill.e2e.api;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.GroupView;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Keys;
import io.lightmill.contracts.api.Limits;
import io.lightmill.contracts.api.NewGroup;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.api.Uploads;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls that go well; {@link #caller} is there for all the others. */
public final class PublicApi {

    private static final int PAGE = 1000;

    private final Caller caller;

    /** The API at this address, for whose key this is. */
    public PublicApi(URI base, @Nullable String key) {
        this.caller = new Caller(base, key);
    }

    /** Sends what has no method here. */
    public Caller caller() {
        return caller;
    }

    /** The bounds of requests. */
    public Limits limits() {
        return caller.get("/api/limits").expect(200).as(Limits.class);
    }

    /** The endpoints and how they are. */
    public List<EndpointView> endpoints() {
        return List.of(caller.get("/api/endpoints").expect(200).as(EndpointView[].class));
    }

    /** Makes a user; only an administrator may. */
    public PublicApi newUser(String name) {
        Keys.CreatedUser user =
                caller.post("/api/users", new Keys.NewUser(name)).expect(201).as(Keys.CreatedUser.class);
        return new PublicApi(caller.base(), user.key().key());
    }

    /** Makes a group. */
    public GroupView newGroup(String name) {
        return caller.post("/api/groups", new NewGroup(name)).expect(201).as(GroupView.class);
    }

    /** Asks where files may be sent. */
    public Uploads.Answer announce(List<Uploads.File> files) {
        return caller.post("/api/uploads", new Uploads.Request(files))
                .expect(200)
                .as(Uploads.Answer.class);
    }

    /** Says that files were sent. */
    public Uploads.Answer complete(List<String> sha256) {
        return caller.post("/api/uploads/complete", new Uploads.Completion(sha256))
                .expect(200)
                .as(Uploads.Answer.class);
    }

    /** Submits under a key of its own. */
    public JobView submit(SubmitJob job) {
        return submit(job, UUID.randomUUID().toString()).expect(202).as(JobView.class);
    }

    /** Submits under this key. */
    public Answer submit(SubmitJob job, String idempotencyKey) {
        HttpRequest.Builder request = caller.json("/api/jobs/submit")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(Json.write(job)));
        return caller.send(request);
    }

    /** Asks what it would be. */
    public Estimate estimate(SubmitJob dryRun) {
        return caller.post("/api/jobs/submit", dryRun).expect(200).as(Estimate.class);
    }

    /** A job. */
    public JobView job(UUID id) {
        return caller.get("/api/jobs/" + id).expect(200).as(JobView.class);
    }

    /** The newest jobs, one page of them. */
    public Page<JobView> jobs() {
        return caller.get("/api/jobs?limit=100").expect(200).asPageOf(JobView.class);
    }

    /** Every item of a job, page by page. */
    public List<ItemView> items(UUID job) {
        List<ItemView> items = new ArrayList<>();
        String cursor = "";
        do {
            Page<ItemView> page = caller.get("/api/jobs/" + job + "/items?limit=" + PAGE + cursor)
                    .expect(200)
                    .asPageOf(ItemView.class);
            items.addAll(page.items());
            cursor = page.next() == null ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());
        return items;
    }

    /** Cancels, pauses or resumes; 200 when the dispatcher has taken it, 202 when it will. */
    public Answer steer(UUID job, String verb) {
        return caller.post("/api/jobs/" + job + "/" + verb).expect(200, 202);
    }

    /** The bytes behind a path that the API named. */
    public byte[] bytes(String path) {
        return caller.get(path).expect(200).body();
    }

    /** Saves a job's ZIP. */
    public Path downloadJob(UUID job, Path file) {
        return download("/api/jobs/" + job + "/download?format=zip", file);
    }

    /** Saves a group's ZIP. */
    public Path downloadGroup(UUID group, Path file) {
        return download("/api/download/" + group + "?format=zip", file);
    }

    private Path download(String path, Path file) {
        HttpResponse<Path> response =
                caller.exchange(caller.to(path).build(), BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " → " + response.statusCode());
        }
        return file;
    }
}
