package io.lightmill.trace;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The trace of the work at hand: of this request, or else of this thread. It lies where log lines look for it. */
public final class CurrentTrace {

    private static final String KEY = "traceId";

    private CurrentTrace() {}

    /** Empty: the work is a service's own. */
    public static Optional<Trace> get() {
        return Optional.ofNullable(present());
    }

    /** As a header or column holds it; null: there is none. */
    public static @Nullable String traceparent() {
        Trace trace = present();
        return trace == null ? null : trace.traceparent();
    }

    /** As people look for it in the logs; null: there is none. */
    public static @Nullable String id() {
        Trace trace = present();
        return trace == null ? null : trace.id();
    }

    /**
     * From here on the work belongs to this trace, until the scope is closed by the same thread.
     *
     * @param trace null: to none
     */
    public static Scope enter(@Nullable Trace trace) {
        Trace before = present();
        set(trace);
        return () -> set(before);
    }

    /** The same for what was written down; what is no trace counts as none. */
    public static Scope enter(@Nullable String traceparent) {
        return enter(Trace.parse(traceparent).orElse(null));
    }

    static void set(@Nullable Trace trace) {
        if (trace == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, trace);
        }
    }

    private static @Nullable Trace present() {
        return MDC.get(KEY) instanceof Trace trace ? trace : null;
    }

    /** Closed, the trace is again what it was before. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
