package io.lightmill.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of tests that wait for nothing long; no topic is patient. */
record GivenConfig(Duration acknowledge) implements OutboxConfig {

    @Override
    public boolean relay() {
        return true;
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(50);
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public long batchBytes() {
        return 1_000_000;
    }

    @Override
    public Optional<List<String>> patientTopics() {
        return Optional.empty();
    }

    @Override
    public int patientBatch() {
        return 1;
    }

    @Override
    public Duration measure() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(10);
    }
}
