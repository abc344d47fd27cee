package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Submitted;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was accepted is there, whole, and has ended; no job is there by half. */
final class EveryItemEnds implements Rule {

    @Override
    public Promise promise() {
        return Promise.P1;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, JobEnd> jobs = evidence.jobsById();
        Stream<Optional<Violation>> accepted = evidence.of(Submitted.class)
                .filter(Submitted::isAccepted)
                .map(submitted -> {
                    JobEnd job = jobs.get(Objects.requireNonNull(submitted.job()));
                    return violation(evidence, submitted.job(), missing(submitted, job));
                });
        Stream<Optional<Violation>> ended =
                evidence.jobs().stream().map(job -> violation(evidence, job.id(), unfinished(job)));
        int items = evidence.jobs().stream().mapToInt(job -> job.items().size()).sum();
        return first(items, Stream.concat(accepted, ended));
    }

    private static Optional<Violation> violation(Evidence evidence, @Nullable UUID job, @Nullable String what) {
        return Optional.ofNullable(what)
                .map(sentence -> new Violation(sentence, History.ofJob(evidence, Objects.requireNonNull(job))));
    }

    private static @Nullable String missing(Submitted submitted, @Nullable JobEnd job) {
        if (job == null) {
            return "job " + submitted.job() + " was accepted and is not there";
        }
        return job.counts().total() == submitted.items()
                ? null
                : "job " + job.id() + " was accepted with " + submitted.items() + " items and has "
                        + job.counts().total();
    }

    private static @Nullable String unfinished(JobEnd job) {
        List<ItemEnd> items = job.items();
        if (items.size() != job.counts().total()
                || items.stream().map(ItemEnd::ordinal).distinct().count() != items.size()) {
            return "job " + job.id() + " lists " + items.size() + " items of " + job.counts();
        }
        Optional<ItemEnd> open =
                items.stream().filter(item -> !item.state().isFinal()).findFirst();
        if (open.isPresent()) {
            return "item " + open.get().id() + " of job " + job.id() + " never ended: it is "
                    + open.get().state();
        }
        if (!job.counts().equals(counted(items))) {
            return "job " + job.id() + " counts " + job.counts() + ", its items are " + counted(items);
        }
        return job.state() == due(job.counts())
                ? null
                : "job " + job.id() + " is " + job.state() + " with " + job.counts();
    }

    private static ItemCounts counted(List<ItemEnd> items) {
        Map<ItemState, Long> counts =
                items.stream().collect(Collectors.groupingBy(ItemEnd::state, Collectors.counting()));
        return new ItemCounts(
                items.size(),
                0,
                0,
                0,
                counts.getOrDefault(ItemState.COMPLETED, 0L).intValue(),
                counts.getOrDefault(ItemState.FAILED, 0L).intValue(),
                counts.getOrDefault(ItemState.CANCELLED, 0L).intValue());
    }

    /** As docs/states say it. */
    private static JobState due(ItemCounts counts) {
        if (counts.cancelled() > 0) {
            return JobState.CANCELLED;
        }
        return counts.completed() > 0 ? JobState.COMPLETED : JobState.FAILED;
    }
}
