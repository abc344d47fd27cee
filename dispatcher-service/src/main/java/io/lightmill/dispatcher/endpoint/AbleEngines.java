package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which of an endpoint's engines its workers really have, as their claims say. Settings may promise an engine that no worker was built or
 * given a key for; each invitation for its work would be paid for, find nothing that its worker can do, and be replaced by the next one.
 * So an engine that a worker turned out not to have while its work waited, and none has had of late, gets one invitation a minute until one
 * has it.
 *
 * <p>Each replica knows what it heard itself; what it forgets with its process is learnt again from the first claim.
 */
@Singleton
public class AbleEngines {

    private static final Logger LOG = Logger.getLogger(AbleEngines.class);

    /** As long as this the word of one worker that has it counts more than that of others: images and keys may differ among them. */
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private static final Duration PROBED_EACH = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<Key, Instant> seen = new HashMap<>();
    private final Map<Key, Instant> probes = new HashMap<>();

    /** What is known by this clock; nothing yet. */
    public AbleEngines(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(String endpoint, Engine engine) {}

    /** Those in which nothing speaks against inviting as many workers as their work wants. */
    public synchronized Set<Engine> of(Endpoint endpoint) {
        Set<Engine> able = EnumSet.noneOf(Engine.class);
        endpoint.engines().stream()
                .filter(engine -> !probes.containsKey(new Key(endpoint.name(), engine)))
                .forEach(able::add);
        return able;
    }

    /** Those for which one worker may be invited now, to see whether any has them by now. */
    public synchronized Set<Engine> dueForProbe(Endpoint endpoint) {
        Instant now = clock.instant();
        Set<Engine> due = EnumSet.noneOf(Engine.class);
        endpoint.engines().stream()
                .filter(engine -> isDue(probes.get(new Key(endpoint.name(), engine)), now))
                .forEach(due::add);
        return due;
    }

    /** One that is due later than any is set was set by a clock that has been set back since. */
    private static boolean isDue(@Nullable Instant probe, Instant now) {
        return probe != null && (!probe.isAfter(now) || probe.isAfter(now.plus(PROBED_EACH)));
    }

    /** One was invited for these; the next one may be in a minute. */
    public synchronized void probed(Endpoint endpoint, Set<Engine> engines) {
        Instant next = clock.instant().plus(PROBED_EACH);
        engines.forEach(engine -> probes.computeIfPresent(new Key(endpoint.name(), engine), (key, due) -> next));
    }

    /** A worker came that leaves it to the settings. */
    public synchronized void believe(Endpoint endpoint) {
        endpoint.engines().forEach(engine -> probes.remove(new Key(endpoint.name(), engine)));
    }

    /** Those that a worker with these lacks, and whose want would bring them into doubt: in none yet, and had by nobody of late. */
    public synchronized Set<Engine> unsure(Endpoint endpoint, Set<Engine> has) {
        Instant now = clock.instant();
        Set<Engine> unsure = EnumSet.noneOf(Engine.class);
        endpoint.engines().stream()
                .filter(engine -> !has.contains(engine))
                .filter(engine -> mayBeDoubted(new Key(endpoint.name(), engine), now))
                .forEach(unsure::add);
        return unsure;
    }

    /**
     * A worker of the endpoint named what it has.
     *
     * @param has of the endpoint's engines
     * @param missed of the others, those whose work waited when it was turned away
     */
    public synchronized void heard(Endpoint endpoint, Set<Engine> has, Set<Engine> missed) {
        Instant now = clock.instant();
        for (Engine engine : endpoint.engines()) {
            Key key = new Key(endpoint.name(), engine);
            if (has.contains(engine)) {
                seen.put(key, now);
                probes.remove(key);
            } else if (missed.contains(engine) && mayBeDoubted(key, now)) {
                doubt(key, now);
            }
        }
    }

    private boolean mayBeDoubted(Key key, Instant now) {
        return !probes.containsKey(key)
                && !seen.getOrDefault(key, Instant.EPOCH).plus(TRUSTED).isAfter(now);
    }

    private void doubt(Key key, Instant now) {
        probes.put(key, now.plus(PROBED_EACH));
        LOG.warnf(
                "A worker of endpoint %s has no %s; it is offered to one a minute now.", key.endpoint(), key.engine());
    }
}
