package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.rescue.DueInvocations.Poll;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks RunPod about an invocation and does what its answer proves, no more. */
@Singleton
public class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final int WHILE_BEATING_SECONDS = 30;

    private final DueInvocations due;
    private final Endpoints endpoints;
    private final RunPod runPod;
    private final Attempts attempts;
    private final Settler settler;
    private final LostAttempts lost;
    private final Bells bells;

    Poller(
            DueInvocations due,
            Endpoints endpoints,
            RunPod runPod,
            Attempts attempts,
            Settler settler,
            LostAttempts lost,
            Bells bells) {
        this.due = due;
        this.endpoints = endpoints;
        this.runPod = runPod;
        this.attempts = attempts;
        this.settler = settler;
        this.lost = lost;
        this.bells = bells;
    }

    /** Polls one that is due. */
    public void poll(Poll poll) {
        Endpoint endpoint = endpoints.named(poll.endpoint()).orElse(null);
        if (endpoint == null) {
            return; // Configured no more: its ttl ends it.
        }
        // The first poll after something was heard is always made: a webhook or a 204 asked for it.
        if (poll.polls() > 0 && due.isBeating(poll.id())) {
            due.pollIn(poll.id(), WHILE_BEATING_SECONDS);
            return;
        }
        switch (runPod.status(endpoint, poll.runpodId())) {
            case StatusAnswer.Terminal terminal -> ended(poll, terminal);
            case StatusAnswer.Live live ->
                LOG.debugf("Still %s. invocationId=%s runpodId=%s", live.state(), poll.id(), poll.runpodId());
            // Neither proves anything: the ttl or the attempts' deadlines decide.
            case StatusAnswer.Missing missing ->
                LOG.infof("RunPod does not know it now. invocationId=%s runpodId=%s", poll.id(), poll.runpodId());
            case StatusAnswer.Unclear unclear ->
                LOG.infof("No status: %s invocationId=%s runpodId=%s", unclear.reason(), poll.id(), poll.runpodId());
        }
    }

    private void ended(Poll poll, StatusAnswer.Terminal terminal) {
        RunResult result = terminal.result();
        if (result != null && poll.id().equals(result.invocationId())) {
            result.attempts().forEach(attempt -> settle(poll.id(), attempt));
            lost.end(attempts.running(List.of(poll.id())).stream()
                    .filter(attempt -> attempt.runId().equals(result.runId()))
                    .toList());
        }
        due.terminal(poll.id(), terminal.state());
        due.makeOver().forEach(bells::ring);
    }

    private void settle(UUID invocationId, RunResult.AttemptResult result) {
        if (result.attemptId() == null || result.items() == null) {
            return;
        }
        attempts.find(result.attemptId())
                .filter(attempt -> attempt.invocationId().equals(invocationId))
                .map(Attempt::jobId)
                .ifPresent(job -> settler.settle(job, Word.reports(result.attemptId(), result.items())));
    }
}
