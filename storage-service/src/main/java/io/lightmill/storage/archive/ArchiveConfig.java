package io.lightmill.storage.archive;

import io.lightmill.storage.picture.PictureBounds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of outputs. */
@ConfigMapping(prefix = "lightmill.storage.archive")
public interface ArchiveConfig {

    /** Of one output: no less than a ticket allows. */
    @WithDefault("104857600")
    long outputBytes();

    /** Of one output: a worker may enlarge an input. */
    @WithDefault("268435456")
    long outputPixels();

    /** Outputs read at once; each holds one buffer of 64 KiB. A bucket takes some 30 ms to the first byte of each. */
    @WithDefault("32")
    int readers();

    /**
     * A report that is older than that may be of an output that is old enough for the sweeper to take it for left over. Well below
     * the sweeper's own age.
     */
    @WithDefault("5d")
    Duration late();

    /** What an output may have at most. */
    default PictureBounds bounds() {
        return new PictureBounds(outputBytes(), outputPixels());
    }
}
