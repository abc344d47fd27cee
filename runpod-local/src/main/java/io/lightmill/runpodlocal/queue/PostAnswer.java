package io.lightmill.runpodlocal.queue;

/** What became of a worker's post. */
public enum PostAnswer {
    /** It counts, or it is the repetition of one that counted. */
    ACCEPTED,
    /** A progress post after the end: heard and ignored. */
    IGNORED,
    /** The body was refused. */
    REFUSED,
    /** No such request, or not this worker's any more. */
    UNKNOWN
}
