package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that this start knows. */
@ConfigMapping(prefix = "lightmill.dispatcher")
public interface EndpointsConfig {

    /** By name. */
    Map<String, OneEndpoint> endpoints();

    /** Where workers reach the worker's routes, from wherever they run. */
    String workerUrl();

    /** Where webhooks reach us; invocation and token are put behind it. */
    String webhookUrl();

    /** Settings of one endpoint. */
    interface OneEndpoint {

        /** Up to and without {@code /v2}. */
        String baseUrl();

        /** RunPod's id of the endpoint. */
        String id();

        /** RunPod's key. */
        String apiKey();

        /** What its workers can run. */
        List<Engine> engines();

        /** Invocations in flight at once, over all replicas. */
        @WithDefault("3")
        int budget();

        /** The most items of one claim. */
        @WithDefault("4")
        int chunk();

        /** How long a run works at most; well inside the execution timeout. It is given its last chunk some time before. */
        @WithDefault("480s")
        Duration session();

        /** RunPod's {@code policy.executionTimeout}. */
        @WithDefault("600s")
        Duration executionTimeout();

        /** RunPod's {@code policy.ttl}: wait + session + margin. Absent: 10 min + execution timeout. */
        Optional<Duration> ttl();

        /** What one worker costs. */
        @WithDefault("0")
        double pricePerSecond();

        /** How many of the largest chunks an invocation is expected to make: more lets fewer workers do more, which saves cold starts. */
        @WithDefault("1")
        int chunksPerInvocation();

        /** Seconds of an item before anything was measured, by engine. */
        Map<Engine, Double> itemSeconds();

        /** Time from POST to claim before anything was measured. */
        @WithDefault("30s")
        Duration start();
    }
}
