package io.lightmill.job.submission;

import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.job.acceptance.Admission;
import io.lightmill.job.acceptance.Answer;
import io.lightmill.job.acceptance.IdempotencyKey;
import io.lightmill.job.acceptance.OnceOnly;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.quota.Tariff;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Accepts a checked submission once, however often it comes. */
@ApplicationScoped
class Submissions {

    private static final Logger LOG = Logger.getLogger(Submissions.class);

    private final SubmissionCheck check;
    private final Admission admission;
    private final OnceOnly once;
    private final MeterRegistry meters;

    Submissions(SubmissionCheck check, Admission admission, OnceOnly once, MeterRegistry meters) {
        this.check = check;
        this.admission = admission;
        this.once = once;
        this.meters = meters;
    }

    /** The answer given before under this key to this body. */
    Optional<Answer> earlier(UUID userId, @Nullable IdempotencyKey key) {
        return once.earlier(userId, key);
    }

    /** Checks and stores the submission, or refuses it with everything that was found. */
    Answer submit(UUID userId, SubmitJob submission, @Nullable IdempotencyKey key, Findings findings) {
        Plan plan = check.plan(userId, submission, findings);
        if (!findings.isEmpty()) {
            throw findings.refusal();
        }
        Tariff tariff = admission.tariff(plan.settings().engine());
        Answer answer = once.answer(userId, key, plan.blueprint().items(), () -> admission.accept(plan, key, tariff));
        if (!answer.replayed()) {
            meters.counter("lightmill.job.items.accepted")
                    .increment(plan.blueprint().items());
            LOG.infof(
                    "A job was accepted. jobId=%s items=%d lane=%s",
                    answer.jobId(), plan.blueprint().items(), plan.settings().lane());
        }
        return answer;
    }
}
