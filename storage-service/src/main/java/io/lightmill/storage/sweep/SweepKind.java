package io.lightmill.storage.sweep;

/** What lies in the bucket. */
enum SweepKind {
    /** Sent, never completed: nobody refers to it. */
    UPLOADS("uploads/"),
    /** Referred to by its row. */
    INPUTS("inputs/"),
    /** Referred to by the row of its item, while that names its attempt. */
    OUTPUTS("outputs/"),
    /** Like its output. */
    PREVIEWS("previews/");

    private final String prefix;

    SweepKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
