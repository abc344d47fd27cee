package io.lightmill.bench.reading;

import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * When workers had requests, from some moment on: what is paid for. A worker that waits for its next request is paid for as well, so
 * that its time is one, from when it takes its first until its last one is over.
 */
public final class PaidTime {

    private static final Set<String> OVER = Set.of("done", "failed", "cancelled", "timed-out");

    private final Map<String, Window> workers = new TreeMap<>();
    private final Set<String> open = new HashSet<>();

    private PaidTime() {}

    /** Of the requests that were taken since then. */
    public static PaidTime since(Instant then, Ledger ledger) {
        PaidTime paid = new PaidTime();
        ledger.lines().stream().filter(line -> !line.at().isBefore(then)).forEach(paid::add);
        return paid;
    }

    private void add(LedgerLine line) {
        String worker = line.text("workerId");
        if (line.event().equals("accepted")) {
            open.add(line.text("requestId"));
        } else if (line.event().equals("taken")) {
            open.add(line.text("requestId"));
            workers.putIfAbsent(worker, new Window(line.at(), line.at()));
        } else if (OVER.contains(line.event()) && open.remove(line.text("requestId"))) {
            workers.computeIfPresent(worker, (same, before) -> new Window(before.from(), line.at()));
        }
    }

    /** Whether a worker has one still, or one waits for a worker. */
    public boolean goesOn() {
        return !open.isEmpty();
    }

    /** Of all workers together. */
    public double seconds() {
        return windows().stream()
                .mapToDouble(each -> EngineTime.seconds(each.from(), each.to()))
                .sum();
    }

    /** One of each worker. */
    public List<Window> windows() {
        return List.copyOf(workers.values());
    }
}
