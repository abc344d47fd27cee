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
        @Nullable String gatewayUrl) {

    private static final List<String> SETTINGS = List.of(
            "LIGHTMILL_DATABASE_URL",
            "KAFKA_BOOTSTRAP_SERVERS",
            "LIGHTMILL_STORAGE_BUCKET",
            "LIGHTMILL_STORAGE_GCS_HOST",
            "LIGHTMILL_RUNPOD_URL",
            "LIGHTMILL_RUNPOD_ENDPOINT",
            "LIGHTMILL_RUNPOD_API_KEY",
            "LIGHTMILL_RUNPOD_ENGINES",
            "LIGHTMILL_GATEWAY_URL");

    /** As the environment says. */
    public static Existing from(Map<String, String> environment) {
        return new Existing(
                environment.get("LIGHTMILL_DATABASE_URL"),
                environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                environment.get("LIGHTMILL_STORAGE_BUCKET"),
                environment.get("LIGHTMILL_STORAGE_GCS_HOST"),
                environment.get("LIGHTMILL_RUNPOD_URL"),
                environment.get("LIGHTMILL_RUNPOD_ENDPOINT"),
                environment.get("LIGHTMILL_RUNPOD_API_KEY"),
                environment.get("LIGHTMILL_RUNPOD_ENGINES"),
                environment.get("LIGHTMILL_GATEWAY_URL"));
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
