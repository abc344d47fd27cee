package io.lightmill.stack.part;

import io.lightmill.stack.home.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the dispatcher is told of its one endpoint: ours, or the one that is there already. */
final class EndpointSettings {

    private static final String USUAL_ENGINES = "augment";
    private static final String WITH_GEMINI = "augment,gemini";

    /**
     * Times of our own endpoint, whose workers run already: nobody waits for a container to be pulled, so that a new session costs a
     * second and need not be long. Short ones matter where the budget is small: an invocation that was lost before its POST holds
     * its permit for the ttl and 3 minutes more. The ttl is a minute of waiting, the session, and the minute by which the
     * execution timeout is longer than the session.
     */
    private static final Map<String, String> LOCAL_TIMES =
            Map.of("start", "2s", "session", "120s", "execution-timeout", "180s", "ttl", "240s");

    private final Plan plan;
    private final Secrets secrets;

    EndpointSettings(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    void addTo(Map<String, String> settings) {
        Existing existing = plan.existing();
        if (existing.hasEndpoint()) {
            String id = given(existing.runpodEndpoint(), "LIGHTMILL_RUNPOD_ENDPOINT");
            put(settings, "base-url", or(existing.runpodUrl(), "https://api.runpod.ai"));
            put(settings, "id", id);
            put(settings, "api-key", given(existing.runpodKey(), "LIGHTMILL_RUNPOD_API_KEY"));
            put(settings, "engines", or(existing.runpodEngines(), WITH_GEMINI));
        } else {
            put(settings, "base-url", plan.local(Plan.RUNPOD_LOCAL));
            put(settings, "id", RunpodLocal.ENDPOINT);
            put(settings, "api-key", secrets.random("runpod-key"));
            // An engine that needs a key is offered where its key is.
            String engines = existing.hasGeminiKey() ? WITH_GEMINI : USUAL_ENGINES;
            put(settings, "engines", or(existing.runpodEngines(), engines));
            LOCAL_TIMES.forEach((name, time) -> put(settings, name, time));
        }
        put(settings, "budget", String.valueOf(plan.options().effectiveBudget()));
    }

    private static void put(Map<String, String> settings, String name, String value) {
        settings.put("lightmill.dispatcher.endpoints.\"local\"." + name, value);
    }

    private static String or(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    private static String given(@Nullable String value, String setting) {
        if (value == null) {
            throw new IllegalArgumentException("an endpoint that is there already needs " + setting + " too");
        }
        return value;
    }
}
