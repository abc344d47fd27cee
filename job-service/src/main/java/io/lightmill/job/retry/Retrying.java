package io.lightmill.job.retry;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Retries;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.Admission;
import io.lightmill.job.acceptance.Answer;
import io.lightmill.job.acceptance.IdempotencyKey;
import io.lightmill.job.acceptance.OnceOnly;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.quota.Tariff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries failed items again: once for each, under the lock of the job whose items failed first, so that two retries at once do not
 * both pay for the same item.
 */
@ApplicationScoped
class Retrying {

    private final FailedItems failedItems;
    private final RetryPlanner planner;
    private final Jobs jobs;
    private final Admission admission;
    private final OnceOnly once;

    Retrying(FailedItems failedItems, RetryPlanner planner, Jobs jobs, Admission admission, OnceOnly once) {
        this.failedItems = failedItems;
        this.planner = planner;
        this.jobs = jobs;
        this.admission = admission;
        this.once = once;
    }

    /**
     * Tries again what the request asks for, once for its key.
     *
     * @param request is read only if no answer was given before
     */
    Answer retry(Job job, @Nullable IdempotencyKey key, Supplier<Retries.Request> request) {
        return once.earlier(job.userId(), key).orElseGet(() -> first(job, key, request.get()));
    }

    private Answer first(Job job, @Nullable IdempotencyKey key, Retries.Request request) {
        Engine engine = request.engine() == null ? job.settings().engine() : request.engine();
        Tariff tariff = admission.tariff(engine);
        return once.answer(job.userId(), key, most(job, request), () -> {
            var unused = jobs.lock(job.retryOf() == null ? job.id() : job.retryOf());
            // A twin that held the lock before us has its answer by now, and left us nothing to try.
            return once.earlier(job.userId(), key).orElseGet(() -> accepted(job, key, request, tariff));
        });
    }

    /** Nothing is locked yet: as many as have failed by now, or are named. */
    private static long most(Job job, Retries.Request request) {
        return request.itemIds() == null
                ? job.items().failed()
                : request.itemIds().size();
    }

    private Answer accepted(Job job, @Nullable IdempotencyKey key, Retries.Request request, Tariff tariff) {
        Plan plan = planner.plan(job, request, chosen(job, request));
        Answer answer = admission.accept(plan, key, tariff);
        if (plan.blueprint() instanceof StandIns standIns) {
            failedItems.standIn(job, answer.jobId(), standIns.links());
        }
        return answer;
    }

    private List<FailedItem> chosen(Job job, Retries.Request request) {
        List<FailedItem> failed = failedItems.of(job.id(), code(request.code()));
        if (request.itemIds() != null) {
            return named(failed, request.itemIds());
        }
        List<FailedItem> retriable =
                failed.stream().filter(FailedItem::isRetriable).toList();
        if (retriable.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    failed.isEmpty()
                            ? "No item of this job failed so."
                            : "All of them are being tried again, or have been made by now.");
        }
        return retriable;
    }

    private static List<FailedItem> named(List<FailedItem> failed, List<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        List<FailedItem> found =
                failed.stream().filter(item -> wanted.contains(item.id())).toList();
        if (found.size() < wanted.size() || found.isEmpty()) {
            throw Refusal.of(ErrorCode.CONFLICT, "An item that is named is no failed one of this job.");
        }
        if (!found.stream().allMatch(FailedItem::isRetriable)) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    "An item that is named is being tried again, or has been made by now: nothing is paid twice.");
        }
        return found;
    }

    private static @Nullable ErrorCode code(@Nullable String slug) {
        if (slug == null) {
            return null;
        }
        ErrorCode code = ErrorCode.ofSlug(slug);
        if (!code.slug().equals(slug)) {
            throw Refusal.ofField(ErrorCode.INVALID_REQUEST, "code", "code is none that an item fails with.");
        }
        return code;
    }
}
