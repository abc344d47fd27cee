package io.lightmill.storage.archive;

import io.lightmill.crash.WallClock;
import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import io.lightmill.trace.CurrentTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records verdicts and says them, in one transaction. */
@ApplicationScoped
public class Archive {

    private final Outputs outputs;
    private final Outbox outbox;
    private final OutputExaminer examiner;
    private final InstantSource clock = WallClock.ofThisProcess();

    Archive(Outputs outputs, Outbox outbox, OutputExaminer examiner) {
        this.outputs = outputs;
        this.outbox = outbox;
        this.examiner = examiner;
    }

    /**
     * Two replicas may hold the same report for a moment while a partition moves. The second finds the first's row locked
     * or there; where both insert, the second's transaction fails as a whole and its batch is looked at anew.
     */
    @Transactional
    void record(List<Output> examined, List<Output> again, JobTraces traces) {
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
        outbox.appendAll(messages(now, traces, List.of(added, replaced, again)));
    }

    /**
     * Of a report so late that the sweeper may have been at its output since that was examined: while the sweeper waits, the bucket
     * is asked once more whether it is there. It is not read here; a large one's bytes could outlive the transaction's idle session.
     */
    @Transactional
    Output recordLate(Output examined, JobTraces traces) {
        outputs.holdOffSweeper();
        Output confirmed = examiner.confirm(examined);
        record(List.of(confirmed), List.of(), traces);
        return confirmed;
    }

    private static List<OutboxMessage> messages(Instant now, JobTraces traces, List<List<Output>> outputs) {
        List<OutboxMessage> messages = new ArrayList<>();
        outputs.stream().flatMap(List::stream).forEach(output -> {
            try (CurrentTrace.Scope scope = traces.enter(output.jobId())) {
                messages.add(output.message(now));
            }
        });
        return messages;
    }
}
