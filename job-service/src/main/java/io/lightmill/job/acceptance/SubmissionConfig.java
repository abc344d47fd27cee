package io.lightmill.job.acceptance;

import io.lightmill.contracts.api.Engine;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How submissions are taken that leave something open. */
@ConfigMapping(prefix = "lightmill.job.submission")
public interface SubmissionConfig {

    /** Jobs of up to this many items go before bulk: somebody waits for them. Ten sets of four fit well within. */
    @WithDefault("64")
    int interactiveItems();

    /** Taken when none is named and the dispatcher has never told what it serves. */
    @WithDefault("augment")
    Engine defaultEngine();

    /** How long the answer to a submission is repeated at least; then its Idempotency-Key is forgotten. */
    @WithDefault("7d")
    Duration keepAnswers();

    /** The pause between two rounds that forget; zero: never. */
    @WithDefault("1h")
    Duration forgetEvery();
}
