package io.lightmill.dispatcher.replicas;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What one replica says to RunPod. A dead one says nothing, and hears nothing of what it said before. */
record Mouth(RunPod runPod, BooleanSupplier dead) implements RunPod {

    @Override
    public Optional<Turn> turn() {
        return alive(runPod::turn);
    }

    @Override
    public RunAnswer run(Endpoint endpoint, InvocationInput input, String webhook, long notAfter) {
        return alive(() -> runPod.run(endpoint, input, webhook, notAfter));
    }

    @Override
    public StatusAnswer status(Endpoint endpoint, String runpodId) {
        return alive(() -> runPod.status(endpoint, runpodId));
    }

    @Override
    public boolean cancel(Endpoint endpoint, String runpodId) {
        return alive(() -> runPod.cancel(endpoint, runpodId));
    }

    private <T> T alive(Supplier<T> call) {
        check();
        T answer = call.get();
        check();
        return answer;
    }

    private void check() {
        if (dead.getAsBoolean()) {
            throw new IllegalStateException("dead");
        }
    }
}
