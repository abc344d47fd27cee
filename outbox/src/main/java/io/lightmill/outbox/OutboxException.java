package io.lightmill.outbox;

/** The database did not do what the outbox needs. */
public final class OutboxException extends RuntimeException {

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
