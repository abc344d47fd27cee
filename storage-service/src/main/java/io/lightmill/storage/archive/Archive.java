package io.lightmill.storage.archive;

import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Records verdicts and says them, in one transaction. */
@ApplicationScoped
public class Archive {

    private final Outputs outputs;
    private final Outbox outbox;
    private final InstantSource clock = InstantSource.system();

    Archive(Outputs outputs, Outbox outbox) {
        this.outputs = outputs;
        this.outbox = outbox;
    }

    /**
     * Two replicas may hold the same report for a moment while a partition moves. The second finds the first's row locked
     * or there; where both insert, the second's transaction fails as a whole and its batch is looked at anew.
     */
    @Transactional
    void record(List<Output> examined, List<Output> again) {
        Instant now = clock.instant();
        Map<UUID, Output> there =
                outputs.lock(examined.stream().map(Output::itemId).toList());
        List<Output> added = new ArrayList<>();
        List<Output> replaced = new ArrayList<>();
        for (Output output : examined) {
            Output old = there.get(output.itemId());
            if (old == null) {
                added.add(output);
            } else if (old.version() < output.version()) {
                replaced.add(output);
            }
        }
        outputs.save(added, replaced, now);
        outbox.appendAll(messages(now, added, replaced, again));
    }

    /** Of a report so late that the sweeper may be at its output: it waits while the output is looked at. */
    @Transactional
    Output recordLate(Supplier<Output> examination) {
        outputs.holdOffSweeper();
        Output examined = examination.get();
        record(List.of(examined), List.of());
        return examined;
    }

    @SafeVarargs
    private static List<OutboxMessage> messages(Instant now, List<Output>... outputs) {
        return Stream.of(outputs)
                .flatMap(List::stream)
                .map(output -> output.message(now))
                .toList();
    }
}
