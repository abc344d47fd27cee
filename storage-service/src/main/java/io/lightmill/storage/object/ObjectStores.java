package io.lightmill.storage.object;

import io.lightmill.crash.WallClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the {@code bucket} setting and opens what it names. */
@Singleton
class ObjectStores {

    private static final String FOLDER = "folder:";
    private static final String GCS = "gcs:";

    private final InstantSource clock = WallClock.ofThisProcess();

    /** A singleton, not a proxy: {@link FolderRoutes} asks which of the two it is. */
    @Produces
    @Singleton
    ObjectStore store(ObjectConfig config, @ConfigProperty(name = "lightmill.gateway.url") String gatewayUrl) {
        String bucket = config.bucket();
        if (bucket.startsWith(FOLDER)) {
            return folder(Path.of(bucket.substring(FOLDER.length())), config, gatewayUrl);
        }
        if (bucket.startsWith(GCS)) {
            return GcsObjects.open(bucket.substring(GCS.length()), config.gcs(), clock);
        }
        throw new IllegalArgumentException("lightmill.storage.bucket must be folder:/path or gcs:name");
    }

    private ObjectStore folder(Path root, ObjectConfig config, String gatewayUrl) {
        String secret = config.ticketKey()
                .orElseThrow(() -> new IllegalArgumentException("lightmill.storage.ticket-key is needed for a folder"));
        return FolderObjects.open(root, config.folder().sync(), new FolderTickets(gatewayUrl, secret, clock), clock);
    }
}
