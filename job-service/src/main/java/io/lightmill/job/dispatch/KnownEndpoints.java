package io.lightmill.job.dispatch;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The endpoints as last heard of. A dispatcher that is away stops no submission: what it said last goes on to count, and
 * where it has never said anything nobody claims that an engine is unknown. Of one that hangs the answer is awaited by one of those who
 * ask, for as long as its connection may take.
 */
@ApplicationScoped
public class KnownEndpoints {

    private static final Logger LOG = Logger.getLogger(KnownEndpoints.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** What endpoints serve, and for how much, changes by configuration and by means of many items. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    /** From then on it is made anew beside: a submission is not to compete with a question that nobody waits for. */
    private static final Duration AGEING = Duration.ofSeconds(15);

    /** A dispatcher that is well answers in a small part of it. */
    private static final Duration WAITED_FOR = Duration.ofSeconds(1);

    private final DispatcherClient dispatcher;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Heard heard = new Heard(Optional.empty(), Instant.EPOCH);

    KnownEndpoints(@RestClient DispatcherClient dispatcher, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * All endpoints as they were two seconds ago at most; older where somebody else asks meanwhile. Empty when the dispatcher has never
     * answered.
     */
    public Optional<List<EndpointView>> all() {
        if (isOlder(heard, FRESH) && mayAsk()) {
            askHolding();
        }
        return heard.endpoints();
    }

    /**
     * All endpoints as they were when the dispatcher was last asked, within the last minute: good enough for what changes seldom. Nobody
     * waits for one that has much to do, and what is known is made anew beside. Empty when it has never answered.
     */
    public Optional<List<EndpointView>> lately() {
        Heard known = heard;
        if (known.endpoints().isEmpty() || isOlder(known, LATELY)) {
            return all();
        }
        if (isOlder(known, AGEING) && !asking.isLocked()) {
            Thread.ofVirtual().name("endpoints").start(this::askUnlessAsked);
        }
        return known.endpoints();
    }

    /** As {@link #all}, but an answer that somebody else waits for is waited for, too: for who would be refused by what is known. */
    public Optional<List<EndpointView>> now() {
        if (isOlder(heard, FRESH) && mayWait()) {
            askHolding();
        }
        return heard.endpoints();
    }

    private void askUnlessAsked() {
        if (asking.tryLock()) {
            askHolding();
        }
    }

    /** The caller holds the lock, which is given back. */
    private void askHolding() {
        try {
            if (isOlder(heard, FRESH)) {
                refresh();
            }
        } finally {
            asking.unlock();
        }
    }

    /** Whoever knows something goes on with it while another one asks; whoever knows nothing waits for the answer, but not for long. */
    private boolean mayAsk() {
        return heard.endpoints().isPresent() ? asking.tryLock() : mayWait();
    }

    private boolean mayWait() {
        try {
            return asking.tryLock(WAITED_FOR.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Those of {@link #all} that serve an engine. */
    public List<EndpointView> serving(Engine engine) {
        return serving(all().orElse(List.of()), engine);
    }

    /** Those of the endpoints that serve an engine. */
    public static List<EndpointView> serving(List<EndpointView> endpoints, Engine engine) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.engines().contains(engine))
                .toList();
    }

    private void refresh() {
        try {
            heard = new Heard(Optional.of(dispatcher.endpoints()), clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The dispatcher does not tell its endpoints; the last known ones count. reason=%s", e.getMessage());
            heard = new Heard(heard.endpoints(), clock.instant());
        }
    }

    private boolean isOlder(Heard heard, Duration age) {
        Instant now = clock.instant();
        // What will be heard was heard by a clock that was set back since.
        return heard.at().isAfter(now) || heard.at().plus(age).isBefore(now);
    }

    private record Heard(Optional<List<EndpointView>> endpoints, Instant at) {}
}
