package io.lightmill.gateway.live;

import io.lightmill.gateway.live.EventRing.Next;
import io.lightmill.gateway.live.EventRing.Place;
import io.lightmill.gateway.live.EventRing.Start;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open event stream. It takes from the ring as fast as its browser reads, and holds nothing: a browser that reads slowly
 * stays behind in the ring, and is told to reset when its place was let go; one that reads nothing for too long is cut
 * off. Runs on its connection's event loop alone, but for {@link #wake()}.
 */
final class EventReader {

    private static final Duration QUIET = Duration.ofSeconds(15);
    /** Small, for it is what a reader that never reads costs. */
    private static final int QUEUE_BYTES = 16 * 1024;

    private final HttpServerResponse response;
    private final Context context;
    private final EventRing ring;
    private final UUID user;
    private final Promise<End> over = Promise.promise();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable listener = this::wake;
    private @Nullable Place place;
    private final InstantSource clock;
    private final Duration patience;
    private Instant lastWrite;

    /**
     * Of one user's events.
     *
     * @param patience how long it may read nothing while there is something to read
     */
    EventReader(
            HttpServerResponse response,
            Context context,
            EventRing ring,
            UUID user,
            InstantSource clock,
            Duration patience) {
        this.response = response;
        this.context = context;
        this.ring = ring;
        this.user = user;
        this.clock = clock;
        this.patience = patience;
        this.lastWrite = clock.instant();
    }

    /** Begins the stream. From here on the ring remembers what it lets go of our user's events. */
    void open() {
        ring.listen(user, listener);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // Proxies like nginx would collect events before they pass them on.
                .putHeader("X-Accel-Buffering", "no")
                .setWriteQueueMaxSize(QUEUE_BYTES);
        response.write(EventFrame.RETRY);
    }

    /** Begins to tell events. */
    void start(Start start) {
        if (over.future().isComplete()) {
            return;
        }
        begin(start);
        drain();
    }

    /** Something may have come; any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                drain();
            });
        }
    }

    /** A look at the clock, every now and then. */
    void tick() {
        context.runOnContext(own -> {
            Instant now = clock.instant();
            if (over.future().isComplete()) {
                return;
            }
            if (!response.writeQueueFull()) {
                beat(now);
            } else if (now.isAfter(lastWrite.plus(patience))) {
                finish(End.DROPPED);
            }
        });
    }

    /** The stream ends in order; the browser will be back, and then has to say again who it is. */
    void end() {
        context.runOnContext(own -> {
            if (finish(End.ENDED)) {
                response.end();
            }
        });
    }

    /** The browser has gone. */
    void gone() {
        finish(End.GONE);
    }

    Future<End> over() {
        return over.future();
    }

    private void drain() {
        Place at = place;
        while (at != null && !over.future().isComplete()) {
            if (response.writeQueueFull()) {
                response.drainHandler(room -> drain());
                return;
            }
            at = switch (ring.next(user, at)) {
                case Next.Event event -> write(event.frame(), event.place());
                case Next.Lost lost -> begin(ring.startAnew());
                case Next.Nothing nothing -> null;
            };
        }
    }

    private Place begin(Start start) {
        return write(start.greeting(), start.place());
    }

    private Place write(Buffer frame, Place behind) {
        if (frame.length() > 0) {
            response.write(frame);
            lastWrite = clock.instant();
        }
        place = behind;
        return behind;
    }

    private void beat(Instant now) {
        if (now.isAfter(lastWrite.plus(QUIET))) {
            response.write(EventFrame.HEARTBEAT);
            lastWrite = now;
        }
    }

    private boolean finish(End end) {
        ring.leave(user, listener);
        return over.tryComplete(end);
    }

    /** How a stream ended. */
    enum End {
        /** The browser went. */
        GONE,
        /** It read too slowly, and has to be cut off. */
        DROPPED,
        /** The gateway stops, or the key is revoked, or the session signed out of. */
        ENDED
    }
}
