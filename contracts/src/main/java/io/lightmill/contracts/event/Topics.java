package io.lightmill.contracts.event;

/** The names of the Kafka topics, each with who writes and who reads it. */
public final class Topics {

    /** Commands of interactive jobs: job-service → dispatcher-service. Apart, so that bulk pages never delay them. */
    public static final String COMMANDS_INTERACTIVE = "lightmill.commands.interactive";

    /** Commands of bulk jobs: job-service → dispatcher-service. */
    public static final String COMMANDS_BULK = "lightmill.commands.bulk";

    /** What becomes of items on the workers: dispatcher-service → job-service, storage-service. */
    public static final String ITEMS = "lightmill.items";

    /** What became of the files: storage-service → dispatcher-service, job-service. */
    public static final String OUTPUTS = "lightmill.outputs";

    /** How jobs end: job-service → storage-service and integrators. */
    public static final String JOBS = "lightmill.jobs";

    /** Bundles that are ready: storage-service → job-service and integrators. */
    public static final String BUNDLES = "lightmill.bundles";

    /** What the browser of one user is told: job- and dispatcher-service → every gateway replica; keyed by user. */
    public static final String USER_EVENTS = "lightmill.user-events";

    /** Where a consumer puts a record that it cannot decode: the topic's name with this behind it. */
    public static final String DEAD_LETTER_SUFFIX = ".dead-letter";

    private Topics() {}
}
