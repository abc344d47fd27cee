package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.e2e.ledger.LedgerLine;
import io.lightmill.e2e.ledger.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A second try of an item may begin when the first failed, when what it stored was no whole file, or when it was proven lost: RunPod had
 * taken its run's result, or the attempt had been silent for at least as long as its deadline says.
 */
final class PaidOnce implements Rule {

    /** Clocks, and the way of a claim's answer. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    @Override
    public Promise promise() {
        return Promise.P3;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, List<Try>> tries = Try.byItem(evidence.endpoint());
        Outputs outputs = new Outputs(evidence);
        Map<String, Instant> results = results(evidence);
        int looked = tries.values().stream().mapToInt(List::size).sum();
        return first(
                looked,
                tries.values().stream()
                        .flatMap(ofItem -> IntStream.range(1, ofItem.size())
                                .mapToObj(i -> judge(evidence, outputs, results, ofItem.get(i - 1), ofItem.get(i)))));
    }

    /** When a worker's result was taken, by request. */
    private static Map<String, Instant> results(Evidence evidence) {
        Map<String, Instant> results = new HashMap<>();
        for (LedgerLine line : evidence.endpoint().of("done")) {
            results.putIfAbsent(line.text("requestId"), line.at());
        }
        return results;
    }

    private static Optional<Violation> judge(
            Evidence evidence, Outputs outputs, Map<String, Instant> results, Try first, Try second) {
        String why = stored(outputs, first, second);
        if (why == null) {
            why = unproven(outputs.handouts().get(first.attempt()), results, first, second);
        }
        return Optional.ofNullable(why)
                .map(reason -> new Violation(
                        "item " + first.item() + " was made by attempt " + first.attempt() + " and again by "
                                + second.attempt() + ": " + reason,
                        outputs.jobOf(first.item())
                                .map(job -> History.ofItem(evidence, job, first.item()))
                                .orElse(List.of())));
    }

    /** What a worker was never answered about, and so reported as failed, may come to lie there after all; before that it is looked for. */
    private static @Nullable String stored(Outputs outputs, Try first, Try second) {
        boolean unanswered = first.failed() && first.uploaded() == null;
        Optional<StoredFile> whole = unanswered
                ? outputs.wholeWhenGivenUp(first.item(), first.attempt())
                : outputs.whole(first.item(), first.attempt());
        return whole.map(file -> {
                    Instant when = first.uploaded() == null ? file.stored() : first.uploaded();
                    return when.isAfter(second.started())
                            ? "its first try was still running"
                            : "its file was stored already";
                })
                .orElse(null);
    }

    private static @Nullable String unproven(
            @Nullable Handout handout, Map<String, Instant> results, Try first, Try second) {
        if (isAfter(first.ended(), second) && !first.failed()) {
            return "its first try was still running";
        }
        // Through without a file: it failed, though the answer to its report may never have come back.
        boolean failed = first.failed() || first.ended() != null;
        if (failed || handout == null || handout.deadlineSeconds() <= 0) {
            return null;
        }
        Instant result = results.get(handout.request());
        Instant silent = handout.bound().plusMillis((long) (1000 * handout.deadlineSeconds()));
        boolean proven = (result != null && !result.isAfter(second.started()))
                || !second.started().isBefore(silent.minus(SLACK));
        return proven
                ? null
                : "nothing had proved its first try lost, which was "
                        + Duration.between(handout.bound(), second.started()).toSeconds() + " s old";
    }

    private static boolean isAfter(@Nullable Instant moment, Try other) {
        return moment != null && moment.isAfter(other.started());
    }
}
