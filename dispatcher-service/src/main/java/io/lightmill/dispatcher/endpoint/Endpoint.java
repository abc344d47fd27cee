package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An endpoint as configured.
 *
 * @param ttl what RunPod is told; ours is one {@link #MARGIN} longer
 * @param itemSeconds before anything was measured
 */
public record Endpoint(
        String name,
        String baseUrl,
        String id,
        String apiKey,
        Set<Engine> engines,
        int budget,
        int chunk,
        Duration session,
        Duration executionTimeout,
        Duration ttl,
        double pricePerSecond,
        int chunksPerInvocation,
        Map<Engine, Double> itemSeconds,
        Duration start) {

    /** No process sleeps longer than this between a check and the write that follows. */
    public static final Duration MARGIN = Duration.ofMinutes(3);

    private static final Duration USUAL_WAIT = Duration.ofMinutes(10);
    private static final double UNKNOWN_ITEM_SECONDS = 5;
    /** The chunk of an attempt is a bit mask of a signed long. */
    private static final int LARGEST_CHUNK = 63;

    public Endpoint {
        if (engines.isEmpty() || budget < 0 || chunk < 1 || chunk > LARGEST_CHUNK || chunksPerInvocation < 1) {
            throw new IllegalArgumentException("endpoint " + name
                    + ": engines, budget >= 0, chunk 1 to 63 and chunks-per-invocation >= 1 are needed");
        }
        // RunPod deletes what is older than its ttl, running or not.
        if (executionTimeout.compareTo(session) <= 0 || ttl.compareTo(executionTimeout) < 0) {
            throw new IllegalArgumentException(
                    "endpoint " + name + ": needed is session < execution-timeout <= ttl, and they are " + session
                            + ", " + executionTimeout + ", " + ttl);
        }
    }

    static Endpoint of(String name, EndpointsConfig.OneEndpoint config) {
        Map<Engine, Double> seconds = new EnumMap<>(Engine.class);
        seconds.putAll(config.itemSeconds());
        return new Endpoint(
                name,
                config.baseUrl(),
                config.id(),
                config.apiKey(),
                EnumSet.copyOf(config.engines()),
                config.budget(),
                config.chunk(),
                config.session(),
                config.executionTimeout(),
                config.ttl().orElse(USUAL_WAIT.plus(config.executionTimeout())),
                config.pricePerSecond(),
                config.chunksPerInvocation(),
                seconds,
                config.start());
    }

    /** How long one of its invocations counts, from the end of its POST or from the moment it became unknown. */
    public Duration life() {
        return ttl.plus(MARGIN);
    }

    /**
     * How long after a session's end what was claimed in it may still be finished. Half of what is left until RunPod's timeout: that
     * one began to count before the run's first claim (ADR 21).
     */
    public Duration grace() {
        return executionTimeout.minus(session).dividedBy(2);
    }

    /** Twelve bits that its invocations' ids carry. */
    public int mark() {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() & 0xFFF);
    }

    /** Seconds of an item of this engine when none was measured. */
    public double assumedSeconds(Engine engine) {
        return itemSeconds.getOrDefault(engine, UNKNOWN_ITEM_SECONDS);
    }

    @Override
    public String toString() {
        return name;
    }
}
