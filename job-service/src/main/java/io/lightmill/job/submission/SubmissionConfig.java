package io.lightmill.job.submission;

import io.lightmill.contracts.api.Engine;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How submissions are taken that leave something open. */
@ConfigMapping(prefix = "lightmill.job.submission")
interface SubmissionConfig {

    /** Jobs of up to this many items go before bulk: somebody waits for them. Ten sets of four fit well within. */
    @WithDefault("64")
    int interactiveItems();

    /** Taken when none is named and the dispatcher has never told what it serves. */
    @WithDefault("augment")
    Engine defaultEngine();
}
