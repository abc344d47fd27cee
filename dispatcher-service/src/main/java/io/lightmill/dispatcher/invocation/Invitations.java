package io.lightmill.dispatcher.invocation;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.EndpointsConfig;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.RunPod;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What RunPod is sent for an invocation: where to claim, a token for it, and another one for the webhook. */
@Singleton
public class Invitations {

    private static final int VERSION = 1;

    private final RunPod runPod;
    private final Tokens tokens;
    private final EndpointsConfig config;
    private final MeterRegistry meters;

    Invitations(RunPod runPod, Tokens tokens, EndpointsConfig config, MeterRegistry meters) {
        this.meters = meters;
        this.runPod = runPod;
        this.tokens = tokens;
        this.config = config;
    }

    /** Waits for a turn to post one; empty: none came. */
    Optional<RunPod.Turn> turn() {
        return runPod.turn();
    }

    /**
     * Posts it, once; the caller has a {@link #turn}.
     *
     * @param notAfter {@link System#nanoTime} after which it must not be sent
     */
    RunAnswer send(Endpoint endpoint, UUID id, long notAfter) {
        InvocationInput input =
                new InvocationInput(VERSION, id, config.workerUrl(), tokens.sign(Tokens.Purpose.WORKER, id), (int)
                        endpoint.session().toSeconds());
        String webhook = config.webhookUrl() + "/" + id + "/" + tokens.sign(Tokens.Purpose.WEBHOOK, id);
        RunAnswer answer = runPod.run(endpoint, input, webhook, notAfter);
        count(endpoint, answer);
        return answer;
    }

    private void count(Endpoint endpoint, RunAnswer answer) {
        meters.counter(
                        "lightmill.runs",
                        "endpoint",
                        endpoint.name(),
                        "outcome",
                        answer.getClass().getSimpleName())
                .increment();
    }
}
