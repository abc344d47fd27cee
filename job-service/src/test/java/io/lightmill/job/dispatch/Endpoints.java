package io.lightmill.job.dispatch;

import java.time.InstantSource;

/** Makes what knows the endpoints anew, as after a start. */
public final class Endpoints {

    private Endpoints() {}

    /** Nothing heard yet. */
    public static KnownEndpoints unheard(DispatcherClient dispatcher, InstantSource clock) {
        return new KnownEndpoints(dispatcher, clock);
    }
}
