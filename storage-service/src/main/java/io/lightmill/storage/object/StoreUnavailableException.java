package io.lightmill.storage.object;

/**
 * The bucket could not be reached or broke. It says nothing of the object: whoever decides about an object's fate waits
 * and asks again.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what was being done. */
    public StoreUnavailableException(String doing, Throwable cause) {
        super(doing, cause);
    }
}
