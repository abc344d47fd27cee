package io.lightmill.storage.object;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** Where the bucket is. */
@ConfigMapping(prefix = "lightmill.storage")
public interface ObjectConfig {

    /** {@code folder:/path} or {@code gcs:name}. */
    String bucket();

    /** The secret that signs the folder's URLs; every replica has the same. */
    Optional<String> ticketKey();

    /** Of the folder. */
    Folder folder();

    /** Of Google Cloud Storage. */
    Gcs gcs();

    /** A folder as bucket. */
    interface Folder {
        /** Whether a write is on the disk before it is acknowledged. Off only where nothing may be lost by losing it. */
        @WithDefault("true")
        boolean sync();
    }

    /** Google Cloud Storage. */
    interface Gcs {
        /** An emulator's address; it gets no credentials. */
        Optional<String> host();

        /** The address that an emulator's signed URLs name; its {@code host} when left out. */
        @WithName("public-host")
        Optional<String> publicHost();

        /**
         * How long one signature may take where signing asks IAM (some 50 ms usually). Well below what a claim waits for its tickets:
         * IAM's own client would wait 20 s, and try again.
         */
        @WithDefault("1500ms")
        Duration signWithin();

        /** Objects opened ahead while a bundle is streamed: a bucket takes some 30 ms to the first byte. */
        @WithDefault("12")
        int readAhead();
    }
}
