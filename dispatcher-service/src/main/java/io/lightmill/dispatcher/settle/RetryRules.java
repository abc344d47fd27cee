package io.lightmill.dispatcher.settle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/** Gives everybody the one rule, as configured. */
@ApplicationScoped
class RetryRules {

    @Produces
    @Singleton
    RetryRule rule(RetryLimits limits) {
        return new RetryRule(
                limits.faults(),
                limits.losses(),
                () -> ThreadLocalRandom.current().nextLong());
    }
}
