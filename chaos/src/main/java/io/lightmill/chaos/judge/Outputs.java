package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.e2e.ledger.LedgerLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which outputs lie whole in the bucket: as long as their workers said. Half a file, or none, is rightly rejected. */
final class Outputs {

    private record Key(UUID item, UUID attempt) {}

    private final Evidence evidence;
    private final Map<UUID, Handout> handouts;
    private final Map<UUID, UUID> jobOfItem = new HashMap<>();
    private final Map<Key, Long> told = new HashMap<>();

    Outputs(Evidence evidence) {
        this.evidence = evidence;
        this.handouts = Handout.byAttempt(evidence.endpoint());
        evidence.jobs().forEach(job -> job.items().forEach(item -> jobOfItem.put(item.id(), job.id())));
        handouts.values().forEach(out -> out.items().forEach(item -> jobOfItem.putIfAbsent(item, out.job())));
        for (LedgerLine line : evidence.endpoint().of("uploaded")) {
            long bytes = line.fields().path("bytes").asLong(-1);
            line.itemId()
                    .ifPresent(item -> line.attemptId().ifPresent(attempt -> told.put(new Key(item, attempt), bytes)));
        }
    }

    /** What claims were given. */
    Map<UUID, Handout> handouts() {
        return handouts;
    }

    /** The job of an item, where anybody said so. */
    Optional<UUID> jobOf(UUID item) {
        return Optional.ofNullable(jobOfItem.get(item));
    }

    /** What an attempt stored for an item, if it is as long as the worker said; of an unknown length any will do. */
    Optional<StoredFile> whole(UUID item, UUID attempt) {
        long bytes = told.getOrDefault(new Key(item, attempt), -1L);
        return jobOf(item)
                .flatMap(job -> evidence.bucket().output(job, item, attempt))
                .filter(file -> bytes < 0 || file.bytes() == bytes);
    }
}
