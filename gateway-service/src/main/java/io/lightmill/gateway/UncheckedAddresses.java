package io.lightmill.gateway;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves it to {@link HeadBounds} what is an address. Quarkus would answer one that is none with a bare 400, before any filter; it
 * asks this property when the class of its server is loaded, and whoever is asked about the configuration comes earlier than that.
 */
@StaticInitSafe
public final class UncheckedAddresses implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
