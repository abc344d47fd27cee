package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Zipped;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ZIP holds the output of every completed item of its job, and is the same however often its download was cut and resumed. */
final class ZipsAreWhole implements Rule {

    @Override
    public Promise promise() {
        return Promise.P4;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, JobEnd> jobs = evidence.jobsById();
        List<Zipped> zips = evidence.of(Zipped.class).toList();
        return first(
                zips.size(),
                zips.stream()
                        .map(zip -> Optional.ofNullable(wrong(zip, jobs.get(zip.job())))
                                .map(what -> new Violation(what, History.ofJob(evidence, zip.job())))));
    }

    private static @Nullable String wrong(Zipped zip, @Nullable JobEnd job) {
        if (!zip.whole().equals(zip.pieced())) {
            return "the ZIP of job " + zip.job() + " is " + zip.whole() + ", and in pieces " + zip.pieced();
        }
        return job == null || zip.images().equals(outputs(job))
                ? null
                : "the ZIP of job " + job.id() + " holds " + zip.images().size() + " pictures: " + zip.images()
                        + ", and not the outputs of its " + job.counts().completed() + " completed items";
    }

    private static List<String> outputs(JobEnd job) {
        return job.items().stream()
                .filter(item -> item.state() == ItemState.COMPLETED)
                .map(ItemEnd::sha256)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
