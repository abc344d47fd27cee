package io.lightmill.gateway.relay;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that breaks off when it grows beyond its bound (a chunked one does not say its length before), or when its form does.
 * Without the end, which never comes, the sibling sees a request cut short and drops it.
 */
public final class CappedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long bound;
    private long seen;
    private @Nullable Problem problem;
    private @Nullable Handler<Throwable> onFailure;

    /** Bounds a body to so many bytes. */
    public CappedBody(ReadStream<Buffer> body, long bound) {
        this.body = body;
        this.bound = bound;
    }

    /** Why it broke off; null: it did not. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** Breaks it off where it is, unless it has been already. */
    public void breakOff(Problem why) {
        if (problem != null) {
            return;
        }
        problem = why;
        if (onFailure != null) {
            onFailure.handle(new IllegalStateException(why.detail()));
        }
    }

    static Problem tooLarge(long bound) {
        return Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body may have " + bound + " bytes at this address.");
    }

    @Override
    public CappedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> count(chunk, handler));
        return this;
    }

    private void count(Buffer chunk, Handler<Buffer> handler) {
        if (problem != null) {
            return;
        }
        seen += chunk.length();
        if (seen <= bound) {
            handler.handle(chunk);
        } else {
            breakOff(tooLarge(bound));
        }
    }

    @Override
    public CappedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        body.exceptionHandler(handler);
        if (handler != null && problem != null) {
            // It broke off before anybody listened.
            handler.handle(new IllegalStateException(problem.detail()));
        }
        return this;
    }

    @Override
    public CappedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public CappedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public CappedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public CappedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
