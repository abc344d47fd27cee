package io.lightmill.storage.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of bundles. */
@ConfigMapping(prefix = "lightmill.storage.bundles")
public interface BundleConfig {

    /** Where skeletons lie (some 600 bytes an item): the system's folder for temporary files when left out. */
    Optional<String> folder();

    /** Plans kept for those who come back for the rest. */
    @WithDefault("64")
    int plans();

    /** How long a plan is kept that nobody asks for. */
    @WithDefault("30m")
    Duration planAge();

    /** Plans that are made at once. */
    @WithDefault("3")
    int planners();

    /** Items asked of job-service at a time. */
    @WithDefault("500")
    int page();

    /** How long the URLs of a listing last. */
    @WithDefault("15m")
    Duration urlLifetime();
}
