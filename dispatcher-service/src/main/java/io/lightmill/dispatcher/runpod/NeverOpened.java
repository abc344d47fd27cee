package io.lightmill.dispatcher.runpod;

/** No connection for the request came about, whatever the reason: not a byte of it was sent. */
final class NeverOpened extends Exception {

    private static final long serialVersionUID = 1L;

    NeverOpened(Throwable cause) {
        super(cause.toString(), cause);
    }
}
