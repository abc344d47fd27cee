package io.lightmill.dispatcher.runpod;

/** Not a byte of the request was sent: no connection for it came about, or only when its time had passed. */
final class NeverSent extends Exception {

    private static final long serialVersionUID = 1L;

    NeverSent(Throwable cause) {
        super(cause.toString(), cause);
    }

    NeverSent(String reason) {
        super(reason);
    }
}
