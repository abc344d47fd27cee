package io.lightmill.storage.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the sweeper. */
@ConfigMapping(prefix = "lightmill.storage.sweep")
public interface SweepConfig {

    /**
     * How old an object must be before anybody asks whether it is needed. Longer than any job, and than it takes to notice that a
     * database was restored from a backup.
     */
    @WithDefault("7d")
    Duration age();

    /** How often a run begins, and the first one after the start. */
    @WithDefault("1h")
    String every();

    /** Objects looked at in one run, of each kind; the next run goes on behind them. */
    @WithDefault("20000")
    int objects();
}
