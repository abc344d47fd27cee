package io.lightmill.e2e;

import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/** Waits for what the API will say. */
final class Waiting {

    private static final Duration POLL = Duration.ofMillis(200);

    private Waiting() {}

    /** Until the job has ended. */
    static JobView untilFinal(PublicApi api, UUID job, Duration patience) {
        return until(api, job, patience, view -> view.state().isFinal());
    }

    /** Until so many items are final. */
    static JobView untilFinalItems(PublicApi api, UUID job, int items, Duration patience) {
        return until(api, job, patience, view -> finalItems(view.items()) >= items);
    }

    /** Until the job looks like this. A gateway that is being restarted is no reason to give up. */
    static JobView until(PublicApi api, UUID job, Duration patience, Predicate<JobView> condition) {
        return within(patience).ignoreExceptions().until(() -> api.job(job), condition);
    }

    /** Until the supervisor has put together again what was killed. */
    static void untilReady(Stack stack, Duration patience) {
        within(patience).until(() -> stack.status().isReady());
    }

    /** Until a part that was asked to end runs again, as another process. */
    static void untilReplaced(Stack stack, String part, long pid, Duration patience) {
        within(patience).until(() -> {
            StackStatus status = stack.status();
            return status.isReady()
                    && !Long.valueOf(pid).equals(status.part(part).pid());
        });
    }

    static ConditionFactory within(Duration patience) {
        return await().atMost(patience).pollInterval(POLL).pollDelay(Duration.ZERO);
    }

    static int finalItems(ItemCounts counts) {
        return counts.completed() + counts.failed() + counts.cancelled();
    }
}
