package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;

import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ItemReport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/**
 * A worker, or somebody who would be taken for one, as the dispatcher hears it.
 *
 * @param authorization the header that it shows
 */
record HttpWorker(String authorization) {

    static HttpWorker withToken(String token) {
        return new HttpWorker("Bearer " + token);
    }

    Response claim(UUID invocation, ClaimRequest request) {
        return asking().body(request).post("/worker/invocations/{id}/claims", invocation);
    }

    Response report(UUID attempt, ItemReport report) {
        return asking().body(report).post("/worker/attempts/{id}/items/{item}", attempt, report.itemId());
    }

    Response reportTogether(UUID attempt, List<ItemReport> reports) {
        return asking().body(reports).post("/worker/attempts/{id}/items", attempt);
    }

    /** @param body JSON */
    Response beat(UUID attempt, String body) {
        return asking().body(body).post("/worker/attempts/{id}/beat", attempt);
    }

    private RequestSpecification asking() {
        return given().contentType("application/json").header("Authorization", authorization);
    }
}
