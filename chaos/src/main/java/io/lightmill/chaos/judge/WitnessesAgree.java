package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.chaos.evidence.Witness;
import io.lightmill.contracts.api.ItemState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three services keep the same of each item, and it is what the API says; nothing of the run is left half done. */
final class WitnessesAgree implements Rule {

    @Override
    public Promise promise() {
        return Promise.WITNESS;
    }

    @Override
    public Finding judge(Evidence evidence) {
        return evidence.witness()
                .map(witness -> judge(evidence, witness))
                .orElseGet(() -> new Finding(promise(), 0, Optional.empty()));
    }

    private Finding judge(Evidence evidence, Witness witness) {
        Stream<Optional<Violation>> items = evidence.jobs().stream()
                .flatMap(job ->
                        job.items().stream().map(item -> violation(evidence, job, item, compared(witness, item))));
        Stream<Optional<Violation>> rest =
                Stream.of(Optional.ofNullable(leftOver(witness)).map(what -> new Violation(what, List.of())));
        int looked =
                evidence.jobs().stream().mapToInt(job -> job.items().size()).sum();
        return first(looked, Stream.concat(items, rest));
    }

    private static Optional<Violation> violation(Evidence evidence, JobEnd job, ItemEnd item, @Nullable String what) {
        return Optional.ofNullable(what).map(why -> new Violation(why, History.ofItem(evidence, job.id(), item.id())));
    }

    private static @Nullable String compared(Witness witness, ItemEnd item) {
        String api = item.state().name().toLowerCase(Locale.ROOT);
        String dispatcher = item.state() == ItemState.COMPLETED ? "archived" : api;
        boolean agree = api.equals(witness.job().get(item.id()))
                && dispatcher.equals(witness.dispatcher().get(item.id()))
                && (item.state() == ItemState.COMPLETED)
                        == "ARCHIVED".equals(witness.storage().get(item.id()));
        return agree
                ? null
                : "item " + item.id() + " is " + api + " at the API, "
                        + witness.job().get(item.id()) + " in job-service, "
                        + witness.dispatcher().get(item.id()) + " in dispatcher-service and "
                        + witness.storage().get(item.id()) + " in storage-service";
    }

    private static @Nullable String leftOver(Witness witness) {
        if (witness.runningAttempts() > 0) {
            return witness.runningAttempts() + " attempts never ended";
        }
        return witness.outboxRows() > 0 ? witness.outboxRows() + " words were never sent" : null;
    }
}
