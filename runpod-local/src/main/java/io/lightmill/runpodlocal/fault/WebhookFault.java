package io.lightmill.runpodlocal.fault;

/** Webhooks misbehave. Delayed ones overtake each other, so that is also the way to reorder them. */
public sealed interface WebhookFault extends Fault {

    /** Never sent. */
    record Dropped() implements WebhookFault {}

    /** Sent so often, whatever the answers. */
    record Duplicated(int times) implements WebhookFault {}

    /** Sent so much later. */
    record Delayed(long millis) implements WebhookFault {}

    /** Only the first half of the body is sent, as if it were all. */
    record Truncated() implements WebhookFault {}
}
