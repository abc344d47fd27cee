package io.lightmill.stack.part;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is there already and is used instead of a part of our own; null where we bring our own.
 *
 * @param databaseUrl a server's address with a user who may make schemas: {@code jdbc:mysql://host:port/?user=…&password=…}
 * @param kafka bootstrap servers
 * @param bucket {@code gcs:name} or {@code folder:/path}
 * @param gcsHost an emulator of the bucket's service
 * @param runpodUrl an endpoint's address, up to and without {@code /v2}
 * @param runpodEndpoint its id
 * @param runpodKey its API key
 * @param runpodEngines what its workers can run
 * @param gatewayUrl the public address under which others reach our gateway
 * @param hasGeminiKey whether workers of our own can ask Gemini
 */
public record Existing(
        @Nullable String databaseUrl,
        @Nullable String kafka,
        @Nullable String bucket,
        @Nullable String gcsHost,
        @Nullable String runpodUrl,
        @Nullable String runpodEndpoint,
        @Nullable String runpodKey,
        @Nullable String runpodEngines,
        @Nullable String gatewayUrl,
        boolean hasGeminiKey) {

    private static final List<String> SETTINGS = List.of(
            "LIGHTMILL_DATABASE_URL",
            "LIGHTMILL_KAFKA_SERVERS",
            "KAFKA_BOOTSTRAP_SERVERS",
            "LIGHTMILL_STORAGE_BUCKET",
            "LIGHTMILL_STORAGE_GCS_HOST",
            "LIGHTMILL_RUNPOD_URL",
            "LIGHTMILL_RUNPOD_ENDPOINT",
            "LIGHTMILL_RUNPOD_API_KEY",
            "LIGHTMILL_RUNPOD_ENGINES",
            "LIGHTMILL_GATEWAY_URL");

    /** As the environment says. What is set to nothing is not set: files of settings and CI list names without values. */
    public static Existing from(Map<String, String> environment) {
        return new Existing(
                value(environment, "LIGHTMILL_DATABASE_URL"),
                kafka(environment),
                value(environment, "LIGHTMILL_STORAGE_BUCKET"),
                value(environment, "LIGHTMILL_STORAGE_GCS_HOST"),
                address(environment, "LIGHTMILL_RUNPOD_URL"),
                value(environment, "LIGHTMILL_RUNPOD_ENDPOINT"),
                value(environment, "LIGHTMILL_RUNPOD_API_KEY"),
                value(environment, "LIGHTMILL_RUNPOD_ENGINES"),
                address(environment, "LIGHTMILL_GATEWAY_URL"),
                value(environment, "GEMINI_API_KEY") != null);
    }

    /** By our own name, else by the one that services and many other programs know it by. */
    private static @Nullable String kafka(Map<String, String> environment) {
        String ours = value(environment, "LIGHTMILL_KAFKA_SERVERS");
        return ours == null ? value(environment, "KAFKA_BOOTSTRAP_SERVERS") : ours;
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    /** Paths are appended to it. */
    private static @Nullable String address(Map<String, String> environment, String name) {
        String url = value(environment, name);
        return url == null || !url.endsWith("/") ? url : url.substring(0, url.length() - 1);
    }

    /**
     * The names of settings that a service must not read from our environment: we read them, and each service gets its own
     * value in its file, which the environment would go before.
     */
    static Set<String> settings() {
        return Set.copyOf(SETTINGS);
    }

    /**
     * Where the bucket's own signed addresses lead, which a browser must be allowed to go to; null for a folder, whose tickets lead to the
     * gateway.
     */
    @Nullable
    String bucketOrigin() {
        if (bucket == null || !bucket.startsWith("gcs:")) {
            return null;
        }
        return gcsHost == null
                ? "https://storage.googleapis.com"
                : URI.create(gcsHost).resolve("/").toString().replaceFirst("/$", "");
    }

    boolean hasEndpoint() {
        return runpodUrl != null || runpodEndpoint != null;
    }
}
