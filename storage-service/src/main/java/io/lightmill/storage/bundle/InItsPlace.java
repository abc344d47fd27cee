package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.ItemView;

/** An item that took a failed one's place, where that one was: its name in a bundle is the one that was expected. */
final class InItsPlace {

    private InItsPlace() {}

    static ItemView of(Bundles.Item bundled) {
        ItemView failed = bundled.item();
        ItemView made = bundled.standIn();
        if (made == null) {
            return failed;
        }
        return new ItemView(
                made.id(),
                made.jobId(),
                failed.ordinal(),
                failed.set(),
                failed.variation(),
                made.seed(),
                made.state(),
                made.prompt(),
                made.negativePrompt(),
                made.inputs(),
                made.attempts(),
                made.error(),
                made.output(),
                made.seconds(),
                made.costUsd(),
                made.metadata(),
                made.favourite(),
                made.rejected(),
                made.retryOf(),
                made.retriedBy(),
                made.createdAt(),
                made.finishedAt());
    }
}
