package io.lightmill.dispatcher.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Who asks is asked to wait, as he must be where all is as it should be. He gets the same answer as where something is {@linkplain
 * Problems#unavailable away}, but nobody who reads the log for trouble is told.
 */
public final class Wait extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String detail;
    private final int seconds;

    /**
     * Asks to wait.
     *
     * @param detail for what
     */
    public Wait(String detail, int seconds) {
        super(detail, null, false, false);
        this.detail = detail;
        this.seconds = seconds;
    }

    /** Answers, past what logs each answer from 500 as an error. */
    @Provider
    public static final class Mapper implements ExceptionMapper<Wait> {

        @Override
        public Response toResponse(Wait wait) {
            return Problems.unavailable(wait.detail, wait.seconds).toResponse();
        }
    }
}
