package io.lightmill.chaos.run;

import java.util.Map;

/**
 * How long the endpoint's requests last. Sessions are short, so that invocations begin and end all the time, and what was lost with one
 * is back soon.
 */
enum RequestTimes {
    /** For families that have minutes. */
    USUAL("45s", "65s", "90s"),
    /** For those that have moments: a run is given chunks for some six seconds, so that requests come and go. */
    BRISK("31s", "45s", "60s");

    private static final String ENDPOINT = "LIGHTMILL_DISPATCHER_ENDPOINTS__LOCAL__";

    private final String session;
    private final String executionTimeout;
    private final String ttl;

    RequestTimes(String session, String executionTimeout, String ttl) {
        this.session = session;
        this.executionTimeout = executionTimeout;
        this.ttl = ttl;
    }

    /** What the stack is told. */
    Map<String, String> settings() {
        return Map.of(
                ENDPOINT + "SESSION", session,
                ENDPOINT + "EXECUTION_TIMEOUT", executionTimeout,
                ENDPOINT + "TTL", ttl);
    }
}
