package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.rescue.DueInvocations.Poll;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Asks RunPod about an invocation and does what its answer proves, no more. */
@Singleton
public class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final int WHILE_BEATING_SECONDS = 30;

    private final DueInvocations due;
    private final Endpoints endpoints;
    private final RunPod runPod;
    private final RunResults results;
    private final Bells bells;

    Poller(DueInvocations due, Endpoints endpoints, RunPod runPod, RunResults results, Bells bells) {
        this.due = due;
        this.endpoints = endpoints;
        this.runPod = runPod;
        this.results = results;
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
        if (result != null) {
            results.take(poll.id(), result);
        }
        due.terminal(poll.id(), terminal.state());
        due.makeOver().forEach(bells::ring);
    }
}
