package io.lightmill.e2e.api;

/** The API answered, but not with the status that was expected. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnexpectedAnswerException(Answer answer) {
        super(answer.toString());
        this.status = answer.status();
    }

    /** What it answered with. */
    public int status() {
        return status;
    }
}
