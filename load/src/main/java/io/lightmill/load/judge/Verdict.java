package io.lightmill.load.judge;

/** What an answer is worth to whoever asked. */
public enum Verdict {
    /** 2xx. */
    SERVED(true),
    /** 429, or 503, with the time after which to come again. */
    PUT_OFF(true),
    /** Nobody took the connection. */
    UNREACHED(true),
    /** Any other status: a 5xx, a refusal without Retry-After, or one of what was in order. */
    WRONG(false),
    /** A connection that broke, or an answer that never came. */
    BROKEN(false);

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final boolean civil;

    Verdict(boolean civil) {
        this.civil = civil;
    }

    /** Whether a system may answer like this when it is asked for more than it can do. */
    public boolean isCivil() {
        return civil;
    }

    /**
     * Of an answer.
     *
     * @param retryAfter whether it says when to come again
     */
    public static Verdict of(int status, boolean retryAfter) {
        if (status / 100 == 2) {
            return SERVED;
        }
        return (status == TOO_MANY || status == UNAVAILABLE) && retryAfter ? PUT_OFF : WRONG;
    }
}
