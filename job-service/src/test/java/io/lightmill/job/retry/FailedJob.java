package io.lightmill.job.retry;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.progress.Happenings;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;

/** A job of four items whose last two failed, and what its owner asks. */
record FailedJob(Api api, UUID user, UUID id, List<UUID> items) {

    static FailedJob make(Api api, Happenings happenings) {
        UUID user = Ids.next();
        UUID job = api.aJob(user, 2, 2);
        List<UUID> items = api.items(job);
        happenings.complete(user, job, items.subList(0, 2));
        items.subList(2, 4).forEach(item -> happenings.fail(user, job, Ids.next(), item));
        return new FailedJob(api, user, job, items);
    }

    JsonPath itemsOf(UUID jobId) {
        return api.as(user).get("/jobs/" + jobId + "/items").jsonPath();
    }

    ValidatableResponse failures() {
        return api.as(user).get("/jobs/" + id + "/failures").then().statusCode(200);
    }

    ValidatableResponse bundle() {
        return api.as(user).get("/jobs/" + id + "/bundle").then().statusCode(200);
    }

    ValidatableResponse retry(String body) {
        return api.as(user).body(body).post("/jobs/" + id + "/retry").then();
    }

    UUID retried(String body) {
        String retry = retry(body).statusCode(202).extract().path("id");
        return UUID.fromString(retry);
    }

    ValidatableResponse keyed(String key, UUID jobId) {
        return api.as(user)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/jobs/" + jobId + "/retry")
                .then();
    }
}
