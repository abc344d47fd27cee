package io.lightmill.storage.object;

/** The store was asked and answered: there is no such object. */
public final class NoSuchObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the object. */
    public NoSuchObjectException(ObjectKey key) {
        super("no object " + key);
    }
}
