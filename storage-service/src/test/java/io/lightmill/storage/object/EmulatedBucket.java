package io.lightmill.storage.object;

import java.time.Duration;
import java.util.Optional;

/** The settings of a bucket whose server is somebody else's than Google's. */
record EmulatedBucket(String address) implements ObjectConfig.Gcs {

    @Override
    public Optional<String> host() {
        return Optional.of(address);
    }

    @Override
    public Optional<String> publicHost() {
        return Optional.empty();
    }

    @Override
    public Duration signWithin() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int readAhead() {
        return 8;
    }
}
