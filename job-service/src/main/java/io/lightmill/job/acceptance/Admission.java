package io.lightmill.job.acceptance;

import io.lightmill.job.quota.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Accepts a plan as far as its user's quotas allow, in the caller's transaction: what is refused leaves nothing behind. */
@ApplicationScoped
public class Admission {

    private final Acceptance acceptance;
    private final Quotas quotas;

    Admission(Acceptance acceptance, Quotas quotas) {
        this.acceptance = acceptance;
        this.quotas = quotas;
    }

    /**
     * Writes all of it. The quotas come last, so that a user's submissions wait for each other no longer than the commit takes; what
     * cannot pass them is told apart before the many rows are written.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when a quota is used up
     */
    public Answer accept(Plan plan, @Nullable IdempotencyKey key) {
        long items = plan.blueprint().items();
        quotas.foresee(plan.userId(), plan.settings().engine(), items);
        Answer answer = acceptance.accept(plan, key);
        quotas.use(plan.userId(), plan.settings().engine(), items);
        return answer;
    }
}
