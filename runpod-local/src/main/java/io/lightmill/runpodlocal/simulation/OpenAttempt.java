package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A claimed chunk: which of its items are open, what is still to be told of the others, and until when it counts. */
final class OpenAttempt {

    private final ClaimedChunk chunk;
    private final Map<UUID, Work> open = new LinkedHashMap<>();
    private final List<ItemReport> reports = new ArrayList<>();
    private List<ItemReport> untold = new ArrayList<>();
    private Instant zero;
    private final Set<UUID> storing = new HashSet<>();
    private boolean telling;
    private boolean mute;

    OpenAttempt(ClaimedChunk chunk, Instant asked) {
        this.chunk = chunk;
        this.zero = zero(asked, chunk.deadlineSeconds());
    }

    ClaimedChunk chunk() {
        return chunk;
    }

    UUID id() {
        return chunk.attemptId();
    }

    void add(Work work) {
        open.put(work.item().id(), work);
    }

    /** Whether the item is still to be made here. */
    boolean wants(Work work) {
        return open.containsKey(work.item().id());
    }

    /** Its verdict, unless it was not wanted any more. */
    void settle(ItemReport report) {
        if (open.remove(report.itemId()) != null) {
            reports.add(report);
            untold.add(report);
        }
    }

    /** Those of them that the engine has not made; what it has is paid for, and is stored and told. */
    List<UUID> unmade(Collection<UUID> items) {
        return items.stream()
                .filter(id -> open.containsKey(id) && !storing.contains(id))
                .toList();
    }

    /** The attempt is over: nothing of it is made or told any more. */
    void abandon() {
        open.clear();
        untold.clear();
    }

    /** A beat was answered: the zero moves. */
    void prolong(Instant asked, double deadlineSeconds) {
        zero = zero(asked, deadlineSeconds);
    }

    boolean isPastZero(Instant now) {
        return !now.isBefore(zero);
    }

    void storing(Work work) {
        storing.add(work.item().id());
    }

    void stored(Work work) {
        storing.remove(work.item().id());
    }

    boolean isStoring() {
        return !storing.isEmpty();
    }

    boolean hasUntold() {
        return !untold.isEmpty() && !telling;
    }

    /** What is to be told now; until {@link #told} nothing else is. */
    List<ItemReport> tell() {
        telling = true;
        List<ItemReport> now = untold;
        untold = new ArrayList<>();
        return now;
    }

    void told() {
        telling = false;
    }

    /** A hanging worker that does not beat either. */
    void mute() {
        mute = true;
    }

    boolean isMute() {
        return mute;
    }

    boolean isClosed() {
        return open.isEmpty() && untold.isEmpty() && !telling;
    }

    Map<UUID, Double> progress(Instant now) {
        Map<UUID, Double> progress = new LinkedHashMap<>();
        open.forEach((id, work) -> progress.put(id, work.progress(now)));
        return progress;
    }

    RunResult.AttemptResult result() {
        return new RunResult.AttemptResult(id(), List.copyOf(reports));
    }

    /** The worker's zero lies one PUT before the deadline: what is being stored then still arrives in time. */
    private Instant zero(Instant asked, double deadlineSeconds) {
        return asked.plus(Duration.ofMillis((long) (1_000 * (deadlineSeconds - chunk.putSeconds()))));
    }
}
