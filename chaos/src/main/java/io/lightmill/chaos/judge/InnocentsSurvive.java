package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item fails only after it was tried as often as its own account allows, and where its worker died of it, after it had gone alone.
 * What kills every worker fails, and nothing else fails with it: what began between the first worker that died of poison and the last one
 * cannot have been completed. (Before and after, nobody knows whether it was poison yet, or still.)
 */
final class InnocentsSurvive implements Rule {

    @Override
    public Promise promise() {
        return Promise.P7;
    }

    /** The fault that makes poison of a prompt, in the endpoint's ledger. */
    static final String POISONED = "worker-crashes-on";

    @Override
    public Finding judge(Evidence evidence) {
        Collection<Handout> handouts = Handout.byAttempt(evidence.endpoint()).values();
        List<Optional<Violation>> looked = evidence.jobs().stream()
                .flatMap(job -> job.items().stream()
                        .filter(item -> isOfInterest(evidence, item))
                        .map(item -> judge(evidence, handouts, job, item)))
                .toList();
        return first(looked.size(), looked.stream());
    }

    private static boolean isOfInterest(Evidence evidence, ItemEnd item) {
        return item.state() == ItemState.FAILED || evidence.rules().isPoison(item.prompt());
    }

    private static Optional<Violation> judge(
            Evidence evidence, Collection<Handout> handouts, JobEnd job, ItemEnd item) {
        String why = item.state() == ItemState.FAILED
                ? tooEarly(
                        evidence,
                        item,
                        handouts.stream().filter(out -> out.items().contains(item.id())))
                : survived(evidence, item);
        return Optional.ofNullable(why).map(what -> new Violation(what, History.ofItem(evidence, job.id(), item.id())));
    }

    private static @Nullable String survived(Evidence evidence, ItemEnd item) {
        List<Instant> deaths = evidence.endpoint().of("fault").stream()
                .filter(line -> line.text("fault").equals(POISONED))
                .map(LedgerLine::at)
                .toList();
        boolean deadly = item.state() == ItemState.COMPLETED
                && evidence.endpoint().of("started").stream()
                        .filter(line -> line.itemId().filter(item.id()::equals).isPresent())
                        .filter(line -> line.attemptId().equals(Optional.ofNullable(item.attempt())))
                        .anyMatch(line -> deaths.stream().anyMatch(line.at()::isAfter)
                                && deaths.stream().anyMatch(line.at()::isBefore));
        return deadly ? "item " + item.id() + " kills every worker and is completed" : null;
    }

    private static @Nullable String tooEarly(Evidence evidence, ItemEnd item, Stream<Handout> handouts) {
        ErrorCode code = Objects.requireNonNull(item.code());
        List<Handout> tries = handouts.toList();
        int due = switch (code.retry()) {
            case NEVER -> 1;
            case ITEM -> evidence.rules().faults();
            case ALLOWANCE -> evidence.rules().losses();
            case FREELY -> Integer.MAX_VALUE;
        };
        if (tries.size() < due) {
            return "item " + item.id() + " failed with " + code + " after " + tries.size() + " tries of " + due;
        }
        boolean alone = tries.getLast().items().size() == 1;
        return code == ErrorCode.WORKER_CRASHED && !alone
                ? "item " + item.id() + " is said to have killed its worker, which held others too"
                : null;
    }
}
