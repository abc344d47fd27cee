package io.lightmill.storage.event;

/** Another service could not be asked. */
public final class SiblingUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what was asked. */
    public SiblingUnavailableException(String asking, Throwable cause) {
        super(asking, cause);
    }
}
