package io.lightmill.dispatcher.settle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often an item is tried again. */
@ConfigMapping(prefix = "lightmill.dispatcher.retry")
public interface RetryLimits {

    /** Tries that fail on the item's own account before it fails for good. */
    @WithDefault("3")
    int faults();

    /** Tries that infrastructure may lose before it fails for good. */
    @WithDefault("10")
    int losses();
}
