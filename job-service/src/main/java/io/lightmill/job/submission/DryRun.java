package io.lightmill.job.submission;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.estimate.Estimator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks a submission as if it were meant, estimates it, and stores nothing. */
@ApplicationScoped
class DryRun {

    private final SubmissionCheck check;
    private final KnownEndpoints endpoints;

    DryRun(SubmissionCheck check, KnownEndpoints endpoints) {
        this.check = check;
        this.endpoints = endpoints;
    }

    Estimate estimate(UUID userId, SubmitJob submission, Findings findings) {
        Plan plan = check.plan(userId, submission, findings);
        var engine = plan.settings().engine();
        Estimator estimator = new Estimator(endpoints.serving(engine), engine);
        long items = plan.blueprint().items();
        return new Estimate(
                (int) Math.min(items, Integer.MAX_VALUE),
                plan.blueprint().sets(),
                estimator.price(items),
                estimator.seconds(items),
                findings.all());
    }
}
