package io.lightmill.runpodlocal.client;

/** A body that is answered 400; the message says why. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1;

    BadRequest(String message) {
        super(message);
    }
}
