package io.lightmill.runpodlocal.worker;

import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.time.Timers;
import java.util.Map;

/** What the SDK calls, by name. Query keys that are not known here, such as {@code gpu}, are ignored. */
public final class WorkerPlane {

    private WorkerPlane() {}

    /** All of them. */
    public static Map<String, Operation> operations(Faults faults, Results results, Timers timers, Ledger ledger) {
        return Map.of(
                "job-take", new TakeRoute(false, faults, timers),
                "job-take-batch", new TakeRoute(true, faults, timers),
                "job-stop", new StopRoute(timers),
                "ping", new PingRoute(),
                "job-done", new DoneRoute(results),
                "job-stream", new ChunkRoute(),
                "ledger", new LedgerRoute(ledger));
    }
}
