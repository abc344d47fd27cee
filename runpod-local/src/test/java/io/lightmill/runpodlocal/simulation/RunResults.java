package io.lightmill.runpodlocal.simulation;

import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.json.Json;

/** What runs of simulated workers returned. */
final class RunResults {

    private RunResults() {}

    /** Of this request, which must complete. */
    static RunResult of(Started local, String id) {
        await().until(() -> local.status(id).equals("COMPLETED"));
        return Json.convert(local.get("/status/" + id).json().path("output"), RunResult.class);
    }
}
