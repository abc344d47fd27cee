package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whatever a worker stored whole before its item had ended is the item's output, or one of an equal try's. */
final class OutputsKept implements Rule {

    @Override
    public Promise promise() {
        return Promise.P4;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Outputs outputs = new Outputs(evidence);
        Map<UUID, ItemEnd> ends = new HashMap<>();
        for (JobEnd job : evidence.jobs()) {
            job.items().forEach(item -> ends.put(item.id(), item));
        }
        List<LedgerLine> uploads = evidence.endpoint().of("uploaded").stream()
                .filter(line -> line.itemId().filter(ends::containsKey).isPresent())
                .toList();
        return first(
                uploads.size(),
                uploads.stream()
                        .map(upload -> judge(
                                evidence,
                                outputs,
                                upload,
                                ends.get(upload.itemId().orElseThrow()))));
    }

    private static Optional<Violation> judge(
            Evidence evidence, Outputs outputs, LedgerLine upload, @Nullable ItemEnd end) {
        ItemEnd item = Objects.requireNonNull(end);
        UUID attempt = upload.attemptId().orElseThrow();
        boolean lost = item.state() != ItemState.COMPLETED
                && outputs.whole(item.id(), attempt).isPresent()
                && !isAfterItsEnd(upload.at(), item.finishedAt());
        return lost
                ? outputs.jobOf(item.id())
                        .map(job -> new Violation(
                                "item " + item.id() + " is " + item.state() + ", though attempt " + attempt
                                        + " had stored its file",
                                History.ofItem(evidence, job, item.id())))
                : Optional.empty();
    }

    private static boolean isAfterItsEnd(Instant uploaded, @Nullable Instant finished) {
        return finished != null && uploaded.isAfter(finished);
    }
}
