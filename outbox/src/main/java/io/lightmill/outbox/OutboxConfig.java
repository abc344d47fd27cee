package io.lightmill.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the outbox. */
@ConfigMapping(prefix = "lightmill.outbox")
interface OutboxConfig {

    /** Whether this process relays; off in tests that only look at the rows. */
    @WithDefault("true")
    boolean relay();

    /** How long a wake-up may be missed: the fallback poll. */
    @WithDefault("50ms")
    Duration poll();

    /** Rows sent before their acknowledgements are awaited. */
    @WithDefault("1000")
    int batch();

    /** Bytes of bodies held at a time. */
    @WithDefault("4194304")
    long batchBytes();

    /** Topics whose records are many and large, and may wait: those of all others go before them. */
    Optional<List<String>> patientTopics();

    /** Rows of such topics read and sent at a time: so many go before what is committed meanwhile. */
    @WithDefault("4")
    int patientBatch();

    /**
     * How long the broker may take to acknowledge a batch. Shorter than the session's {@code wait_timeout} (10 s), so that the
     * relay's transaction, which is idle meanwhile, is not cut.
     */
    @WithDefault("5s")
    Duration acknowledge();

    /** How often the backlog is measured for the metrics. */
    @WithDefault("5s")
    Duration measure();

    /** The wait after a broker or database that failed. */
    @WithDefault("500ms")
    Duration pause();
}
