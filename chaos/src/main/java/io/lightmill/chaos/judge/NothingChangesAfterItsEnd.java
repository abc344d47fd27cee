package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ClientLine.Ended;
import io.lightmill.chaos.evidence.ClientLine.Seen;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An end that was seen once is seen ever after: of jobs each time that they were looked at, of items when their job had ended. */
final class NothingChangesAfterItsEnd implements Rule {

    @Override
    public Promise promise() {
        return Promise.P1;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, Seen> before = new HashMap<>();
        Map<UUID, JobEnd> last = evidence.jobsById();
        int looked = 0;
        for (ClientLine line : evidence.clients()) {
            String what = null;
            UUID job = null;
            if (line instanceof Seen seen) {
                looked++;
                job = seen.job();
                what = wentBack(before.put(job, seen), seen);
            } else if (line instanceof Ended ended) {
                looked++;
                job = ended.end().id();
                what = changed(ended.end(), last.get(job));
            }
            if (what != null && job != null) {
                return new Finding(promise(), looked, Optional.of(new Violation(what, History.ofJob(evidence, job))));
            }
        }
        return new Finding(promise(), looked, Optional.empty());
    }

    private static @Nullable String wentBack(@Nullable Seen before, Seen now) {
        if (before == null) {
            return null;
        }
        if (before.state().isFinal() && before.state() != now.state()) {
            return "job " + now.job() + " was " + before.state() + " and became " + now.state();
        }
        ItemCounts then = before.counts();
        ItemCounts counts = now.counts();
        boolean fewer = counts.completed() < then.completed()
                || counts.failed() < then.failed()
                || counts.cancelled() < then.cancelled();
        return fewer ? "job " + now.job() + " had ended items that are open again: " + then + ", then " + counts : null;
    }

    private static boolean isAnother(ItemEnd then, @Nullable ItemEnd now) {
        return now == null || !then.mayBecome(now);
    }

    private static @Nullable String changed(JobEnd then, @Nullable JobEnd now) {
        if (now == null) {
            return "job " + then.id() + " had ended and is gone";
        }
        List<ItemEnd> items = now.items();
        Map<UUID, ItemEnd> byId = items.stream().collect(Collectors.toMap(ItemEnd::id, Function.identity()));
        return then.items().stream()
                .filter(item -> item.state().isFinal() && isAnother(item, byId.get(item.id())))
                .findFirst()
                .map(item -> "item " + item.id() + " had ended as " + item + " and is " + byId.get(item.id()))
                .orElse(null);
    }
}
