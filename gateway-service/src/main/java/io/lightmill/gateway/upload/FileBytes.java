package io.lightmill.gateway.upload;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file in a form, copied as they come. The form's decoder only lends its buffers: it frees them when the form ends, and
 * a small form ends before the sibling's connection is open, whereupon the part's own queue holds memory that is somebody else's
 * by then. What waits here is at most what had arrived when the form was told to pause. Paused at first. What nobody
 * takes any more, as when the sibling has refused it, is thrown away.
 */
final class FileBytes implements ReadStream<Buffer> {

    private final HttpServerRequest form;
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> onEnd;
    private @Nullable Handler<Throwable> onFailure;
    private long demand;
    private boolean held;
    private boolean ended;
    private boolean told;

    /** Takes the part over; nobody else may read it. */
    FileBytes(HttpServerRequest form, HttpServerFileUpload part) {
        this.form = form;
        part.handler(lent -> arrived(lent.copy()));
        part.endHandler(end -> {
            ended = true;
            deliver();
        });
        part.exceptionHandler(broken -> {
            if (onFailure != null) {
                onFailure.handle(broken);
            }
        });
    }

    private void arrived(Buffer chunk) {
        waiting.add(chunk);
        deliver();
        if (!waiting.isEmpty() && !held) {
            held = true;
            form.pause();
        }
    }

    private void deliver() {
        while (demand > 0 && !waiting.isEmpty()) {
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            Buffer chunk = waiting.remove();
            if (handler != null) {
                handler.handle(chunk);
            }
        }
        if (waiting.isEmpty() && held) {
            held = false;
            form.resume();
        }
        if (waiting.isEmpty() && ended && demand > 0 && onEnd != null && !told) {
            told = true;
            onEnd.handle(null);
        }
    }

    @Override
    public FileBytes handler(@Nullable Handler<Buffer> chunks) {
        handler = chunks;
        return this;
    }

    @Override
    public FileBytes endHandler(@Nullable Handler<Void> end) {
        onEnd = end;
        return this;
    }

    @Override
    public FileBytes exceptionHandler(@Nullable Handler<Throwable> failure) {
        onFailure = failure;
        return this;
    }

    @Override
    public FileBytes pause() {
        demand = 0;
        return this;
    }

    @Override
    public FileBytes resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public FileBytes fetch(long amount) {
        demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        deliver();
        return this;
    }
}
