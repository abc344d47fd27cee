package io.lightmill.runpodlocal.client;

import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.time.Timers;
import io.lightmill.runpodlocal.webhook.Webhooks;
import java.util.Map;

/** The operations of RunPod's API, by name. */
public final class ClientPlane {

    private ClientPlane() {}

    /** All of them. */
    public static Map<String, Operation> operations(Faults faults, Webhooks webhooks, Timers timers, Ledger ledger) {
        return Map.of(
                "run", new RunRoute(false, faults, webhooks, timers, ledger),
                "runsync", new RunRoute(true, faults, webhooks, timers, ledger),
                "status", new StatusRoute(false, faults),
                "status-sync", new StatusRoute(true, faults),
                "stream", new StreamRoute(),
                "cancel", ControlRoutes::cancel,
                "retry", ControlRoutes::retry,
                "purge-queue", ControlRoutes::purge,
                "health", new HealthRoute(faults));
    }
}
