package io.lightmill.load.plan;

/** What somebody may want of the system; each kind has latencies of its own. */
public enum Errand {
    /** The newest jobs. */
    JOBS("list of jobs"),
    /** A job. */
    JOB("job"),
    /** A job's items. */
    ITEMS("items of a job"),
    /** The gallery. */
    OUTPUTS("gallery"),
    /** A small picture of an output. */
    PREVIEW("preview"),
    /** A set's ZIP. */
    ZIP("ZIP"),
    /** A set of four, for which somebody waits. */
    SET("submit a set of four"),
    /** A job of thousands. */
    BULK("submit a bulk job");

    private final String label;

    Errand(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
