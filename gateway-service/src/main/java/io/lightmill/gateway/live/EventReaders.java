package io.lightmill.gateway.live;

import io.lightmill.gateway.access.KeyRing;
import io.lightmill.gateway.access.Session;
import io.lightmill.gateway.access.Visitor;
import io.lightmill.gateway.live.EventReader.End;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All open streams. Every two seconds each is looked at: whether it is stuck or quiet, and whether its key and session are still
 * good, for a stream that was let in yesterday must end with them, too.
 */
@ApplicationScoped
class EventReaders {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final KeyRing keys;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final int bound;
    private final Map<EventReader, Visitor> open = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    EventReaders(
            Vertx vertx,
            KeyRing keys,
            MeterRegistry meters,
            InstantSource clock,
            @ConfigProperty(name = "lightmill.gateway.live.readers") int bound) {
        this.vertx = vertx;
        this.keys = keys;
        this.meters = meters;
        this.clock = clock;
        this.bound = bound;
    }

    void start(@Observes StartupEvent start) {
        meters.gaugeMapSize("lightmill.gateway.live.readers", Tags.empty(), open);
        vertx.setPeriodic(LOOK.toMillis(), due -> open.forEach(this::look));
    }

    /** Browsers come back by themselves a second later, to another replica or to the next process. */
    void leave(@Observes ShutdownDelayInitiatedEvent soon) {
        leaving = true;
        open.keySet().forEach(EventReader::end);
    }

    boolean isFull() {
        return open.size() >= bound;
    }

    void add(EventReader reader, Visitor visitor) {
        open.put(reader, visitor);
        reader.over().onComplete(over -> {
            End end = over.result();
            meters.counter("lightmill.gateway.live.streams", "end", end.name().toLowerCase(Locale.ROOT))
                    .increment();
            open.remove(reader);
        });
        if (leaving) {
            reader.end();
        }
    }

    private void look(EventReader reader, Visitor visitor) {
        reader.tick();
        Session session = visitor.session();
        if (session != null && clock.instant().isAfter(session.ends())) {
            reader.end();
            return;
        }
        keys.again(visitor)
                .subscribe()
                .with(
                        found -> {
                            if (found.isEmpty()) {
                                reader.end();
                            }
                        },
                        // Not being able to ask revokes nothing.
                        failure -> {});
    }
}
