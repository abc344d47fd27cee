package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Downloaded;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.e2e.ledger.LedgerLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every completed item's file lies in the bucket as the API describes it, and who downloads it gets these bytes. */
final class OutputsAreWhatTheyAre implements Rule {

    private static final Set<String> UNSTORED = Set.of("upload-skipped", "half-file");

    @Override
    public Promise promise() {
        return Promise.P4;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, ItemEnd> completed = new HashMap<>();
        Map<UUID, UUID> jobs = new HashMap<>();
        for (JobEnd job : evidence.jobs()) {
            job.items().stream()
                    .filter(item -> item.state() == ItemState.COMPLETED)
                    .forEach(item -> {
                        completed.put(item.id(), item);
                        jobs.put(item.id(), job.id());
                    });
        }
        Stream<Optional<Violation>> stored = completed.values().stream()
                .map(item -> violation(
                        evidence,
                        Objects.requireNonNull(jobs.get(item.id())),
                        item.id(),
                        inBucket(evidence, Objects.requireNonNull(jobs.get(item.id())), item)));
        Stream<Optional<Violation>> downloaded = evidence.of(Downloaded.class)
                .map(line ->
                        violation(evidence, line.job(), line.item(), asArchived(line, completed.get(line.item()))));
        return first(
                completed.size(),
                Stream.of(Stream.of(vanished(evidence, jobs)), stored, downloaded)
                        .flatMap(all -> all));
    }

    private static Optional<Violation> violation(Evidence evidence, UUID job, UUID item, @Nullable String what) {
        return Optional.ofNullable(what).map(why -> new Violation(why, History.ofItem(evidence, job, item)));
    }

    private static @Nullable String inBucket(Evidence evidence, UUID job, ItemEnd item) {
        UUID attempt = item.attempt();
        if (attempt == null) {
            return "item " + item.id() + " is completed without an output";
        }
        Optional<StoredFile> file = evidence.bucket().output(job, item.id(), attempt);
        if (file.isEmpty()) {
            return "item " + item.id() + " is completed and its file is not in the bucket: " + item;
        }
        boolean same = file.get().sha256().equals(item.sha256())
                && Objects.equals(file.get().bytes(), item.bytes());
        return same ? null : "the file of item " + item.id() + " is another than the API says: " + file + ", " + item;
    }

    private static @Nullable String asArchived(Downloaded line, @Nullable ItemEnd item) {
        return line.status() != 200 || (item != null && line.sha256().equals(item.sha256()))
                ? null
                : "item " + line.item() + " was downloaded as " + line.sha256() + " and is " + item;
    }

    /** Stored, as a worker said, and not there or not whole: more of them than workers were told to lie about. */
    private static Optional<Violation> vanished(Evidence evidence, Map<UUID, UUID> jobs) {
        Outputs outputs = new Outputs(evidence);
        long lies = evidence.endpoint().of("fault").stream()
                .filter(line -> UNSTORED.contains(line.text("fault")))
                .count();
        List<LedgerLine> gone = evidence.endpoint().of("uploaded").stream()
                .filter(line -> jobs.containsKey(item(line))
                        && outputs.whole(item(line), attempt(line)).isEmpty())
                .toList();
        if (gone.size() <= lies) {
            return Optional.empty();
        }
        UUID item = item(gone.getLast());
        return violation(
                evidence,
                Objects.requireNonNull(jobs.get(item)),
                item,
                gone.size() + " outputs of completed items are not in the bucket as they were stored, " + lies
                        + " were lies; the last: " + gone.getLast().fields());
    }

    private static UUID item(LedgerLine uploaded) {
        return uploaded.itemId().orElseThrow();
    }

    private static UUID attempt(LedgerLine uploaded) {
        return uploaded.attemptId().orElseThrow();
    }
}
