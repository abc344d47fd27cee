package io.lightmill.job.acceptance;

import io.lightmill.contracts.api.Engine;
import io.lightmill.job.quota.Quotas;
import io.lightmill.job.quota.Tariff;
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
     * What items of an engine count against the quotas; to be asked before the transaction.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when it cannot be told
     */
    public Tariff tariff(Engine engine) {
        return quotas.tariff(engine);
    }

    /**
     * Writes all of it. The quotas come last, so that a user's submissions wait for each other no longer than the commit takes, those of
     * a retry until its stand-ins are written, too; what cannot pass them is told apart before the many rows are written.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when a quota is used up
     */
    public Answer accept(Plan plan, @Nullable IdempotencyKey key, Tariff tariff) {
        long items = plan.blueprint().items();
        quotas.foresee(plan.userId(), tariff, items);
        Answer answer = acceptance.accept(plan, key);
        quotas.use(plan.userId(), tariff, items);
        return answer;
    }
}
