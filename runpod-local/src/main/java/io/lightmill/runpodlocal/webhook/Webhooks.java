package io.lightmill.runpodlocal.webhook;

import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.WebhookFault;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.settings.Switches;
import io.lightmill.runpodlocal.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of ends, if the client named a webhook. */
public final class Webhooks {

    private final WebhookSender sender;
    private final Faults faults;
    private final Timers timers;
    private final Map<String, List<Runnable>> waiting = new HashMap<>();

    /** Sends by this sender. */
    public Webhooks(WebhookSender sender, Faults faults, Timers timers) {
        this.sender = sender;
        this.faults = faults;
        this.timers = timers;
    }

    /** A request is final. */
    public void ended(Request request, Switches switches) {
        String url = request.asked().webhook();
        if (url == null || !wanted(request, switches)) {
            tried(request.id());
            return;
        }
        // Read now: the result may have expired before the third try.
        byte[] body = WebhookBody.of(request);
        send(request, url, body, faults.strike(WebhookFault.class));
    }

    /** Runs it once the webhook of the request was answered, well or badly, or will not be sent. */
    public void afterFirstTry(String requestId, Runnable then) {
        waiting.computeIfAbsent(requestId, ignored -> new ArrayList<>()).add(then);
    }

    private void send(Request request, String url, byte[] body, Optional<WebhookFault> fault) {
        WebhookSender.Delivery whole = new WebhookSender.Delivery(request.id(), url, body);
        switch (fault.orElse(null)) {
            case null -> send(whole);
            case WebhookFault.Dropped ignored -> tried(request.id());
            case WebhookFault.Duplicated duplicated -> {
                for (int i = 0; i < duplicated.times(); i++) {
                    send(whole);
                }
            }
            case WebhookFault.Delayed delayed -> timers.after(Duration.ofMillis(delayed.millis()), () -> send(whole));
            case WebhookFault.Truncated ignored -> send(whole.cutInHalf());
        }
    }

    private void send(WebhookSender.Delivery delivery) {
        sender.send(delivery, () -> tried(delivery.requestId()));
    }

    private void tried(String requestId) {
        List<Runnable> then = waiting.remove(requestId);
        if (then != null) {
            then.forEach(Runnable::run);
        }
    }

    private static boolean wanted(Request request, Switches switches) {
        return switch (request.status()) {
            case COMPLETED, FAILED -> true;
            case CANCELLED -> switches.webhookOnCancel();
            case TIMED_OUT -> switches.webhookOnTimeout();
            case IN_QUEUE, IN_PROGRESS -> false;
        };
    }
}
