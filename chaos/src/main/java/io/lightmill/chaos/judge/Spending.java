package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What engines were paid for. These are figures and no rules, as those of {@link Recovery}: nobody can have the seconds back that a
 * worker had spent when it was killed.
 *
 * @param paid the time of engines on all tries but those of items that were cancelled, which their owner took back
 * @param useful the part of it that made what their owners have
 */
public record Spending(Duration paid, Duration useful) {

    /** With these a request is over, whatever its engine was at. */
    private static final Set<String> ENDS =
            Set.of("done", "failed", "cancelled", "timed-out", "requeued", "ttl-expired");

    private static final String KILLED = "worker-killed";

    private record Key(UUID item, UUID attempt) {}

    private record Running(Instant since, String request, String worker) {}

    /** As the workers wrote it down: until a try's end, or until its worker or its request had one. */
    public static Spending of(Evidence evidence) {
        Map<UUID, ItemEnd> items = evidence.jobs().stream()
                .flatMap(job -> job.items().stream())
                .collect(Collectors.toMap(ItemEnd::id, Function.identity()));
        Duration paid = Duration.ZERO;
        Duration useful = Duration.ZERO;
        for (Map.Entry<Key, Duration> spent : tries(evidence.endpoint().lines()).entrySet()) {
            ItemEnd item = items.get(spent.getKey().item());
            if (item == null || item.state() == ItemState.CANCELLED) {
                continue;
            }
            paid = paid.plus(spent.getValue());
            if (spent.getKey().attempt().equals(item.attempt())) {
                useful = useful.plus(spent.getValue());
            }
        }
        return new Spending(paid, useful);
    }

    private static Map<Key, Duration> tries(List<LedgerLine> lines) {
        Map<Key, Duration> spent = new HashMap<>();
        Map<Key, Running> running = new LinkedHashMap<>();
        for (LedgerLine line : lines) {
            String request = line.text("requestId");
            switch (line.event()) {
                case "started" -> running.put(key(line), new Running(line.at(), request, line.text("workerId")));
                case "ended" -> end(running, spent, line.at(), (key, run) -> key.equals(key(line)));
                case KILLED -> end(running, spent, line.at(), (key, run) -> run.worker.equals(line.text("workerId")));
                default -> {
                    if (ENDS.contains(line.event())) {
                        end(running, spent, line.at(), (key, run) -> run.request.equals(request));
                    }
                }
            }
        }
        return spent;
    }

    private static Key key(LedgerLine line) {
        return new Key(line.itemId().orElseThrow(), line.attemptId().orElseThrow());
    }

    private interface Ends {
        boolean ends(Key key, Running run);
    }

    private static void end(Map<Key, Running> running, Map<Key, Duration> spent, Instant at, Ends which) {
        running.entrySet().removeIf(run -> {
            boolean over = which.ends(run.getKey(), run.getValue());
            if (over) {
                spent.merge(run.getKey(), Duration.between(run.getValue().since(), at), Duration::plus);
            }
            return over;
        });
    }

    /** Both together. */
    public Spending plus(Spending other) {
        return new Spending(paid.plus(other.paid), useful.plus(other.useful));
    }

    /** How many seconds each useful one cost; 1 where nothing was paid for, infinite where nothing of it was useful. */
    public double ratio() {
        return paid.isZero() ? 1 : (double) paid.toMillis() / useful.toMillis();
    }
}
