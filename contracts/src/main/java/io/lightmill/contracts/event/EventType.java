package io.lightmill.contracts.event;

/** The CloudEvents {@code type} of each event record. */
public enum EventType {
    JOB_SUBMITTED("io.lightmill.job.submitted.v1", JobSubmitted.class),
    ITEMS_QUEUED("io.lightmill.items.queued.v1", ItemsQueued.class),
    JOB_CANCEL_REQUESTED("io.lightmill.job.cancel-requested.v1", JobCancelRequested.class),
    JOB_PAUSED("io.lightmill.job.paused.v1", JobPaused.class),
    ITEMS_STARTED("io.lightmill.items.started.v1", ItemsStarted.class),
    ITEMS_REQUEUED("io.lightmill.items.requeued.v1", ItemsRequeued.class),
    ITEM_GENERATED("io.lightmill.item.generated.v1", ItemGenerated.class),
    ITEM_FAILED("io.lightmill.item.failed.v1", ItemFailed.class),
    ITEMS_CANCELLED("io.lightmill.items.cancelled.v1", ItemsCancelled.class),
    OUTPUT_ARCHIVED("io.lightmill.output.archived.v1", OutputArchived.class),
    OUTPUT_REJECTED("io.lightmill.output.rejected.v1", OutputRejected.class),
    JOB_PROGRESSED("io.lightmill.job.progressed.v1", JobProgressed.class),
    ITEMS_CHANGED("io.lightmill.items.changed.v1", ItemsChanged.class),
    ITEMS_PROGRESSED("io.lightmill.items.progressed.v1", ItemsProgressed.class),
    JOB_COMPLETED("io.lightmill.job.completed.v1", JobCompleted.class),
    BUNDLE_READY("io.lightmill.bundle.ready.v1", BundleReady.class);

    private final String type;
    private final Class<? extends Record> body;

    EventType(String type, Class<? extends Record> body) {
        this.type = type;
        this.body = body;
    }

    /** The value of the {@code ce_type} header. */
    public String type() {
        return type;
    }

    /** The record that the body is read into. */
    public Class<? extends Record> body() {
        return body;
    }
}
