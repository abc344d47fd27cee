package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which outputs lie whole in the bucket: as long as their workers said. Half a file, or none, is rightly rejected. */
final class Outputs {

    /** A file that has its last byte is not yet in its place. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private record Key(UUID item, UUID attempt) {}

    private final Evidence evidence;
    private final Map<UUID, Handout> handouts;
    private final Map<UUID, UUID> jobOfItem = new HashMap<>();
    private final Map<Key, Long> told = new HashMap<>();
    private final Map<Key, Instant> givenUp = new HashMap<>();

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
        evidence.endpoint().of("reported").stream()
                .filter(line -> line.text("outcome").equals("failed"))
                .forEach(this::givenUp);
    }

    private void givenUp(LedgerLine line) {
        line.itemId()
                .ifPresent(item ->
                        line.attemptId().ifPresent(attempt -> givenUp.putIfAbsent(new Key(item, attempt), line.at())));
    }

    /** What lay there whole before its worker, which was never answered, said that no file comes of it. */
    Optional<StoredFile> wholeWhenGivenUp(UUID item, UUID attempt) {
        return Optional.ofNullable(givenUp.get(new Key(item, attempt)))
                .flatMap(said ->
                        whole(item, attempt).filter(file -> file.stored().isBefore(said.minus(UNDER_WAY))));
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
