package io.lightmill.job.submission;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.estimate.Estimator;
import io.lightmill.job.quota.Quotas;
import io.lightmill.job.quota.Tariff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks a submission as if it were meant, estimates it, and stores nothing. */
@ApplicationScoped
class DryRun {

    private final SubmissionCheck check;
    private final KnownEndpoints endpoints;
    private final Quotas quotas;

    DryRun(SubmissionCheck check, KnownEndpoints endpoints, Quotas quotas) {
        this.check = check;
        this.endpoints = endpoints;
        this.quotas = quotas;
    }

    Estimate estimate(UUID userId, SubmitJob submission, Findings findings) {
        Plan plan = check.plan(userId, submission, findings);
        var engine = plan.settings().engine();
        Estimator estimator = new Estimator(endpoints.serving(engine), engine);
        long items = plan.blueprint().items();
        // Of the quotas only what a job is more than by itself: what else its user has may have ended when it is meant.
        quotas.exceededAlone(Tariff.of(estimator.price(1)), items)
                .ifPresent(why -> findings.add(ErrorCode.LIMIT_EXCEEDED, why));
        return new Estimate(
                (int) Math.min(items, Integer.MAX_VALUE),
                plan.blueprint().sets(),
                estimator.price(items),
                estimator.seconds(items),
                findings.all());
    }
}
