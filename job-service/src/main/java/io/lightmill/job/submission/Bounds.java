package io.lightmill.job.submission;

import io.lightmill.contracts.api.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bounds of a submission, told by {@code GET /limits}. */
@ConfigMapping(prefix = "lightmill.job.limits")
public interface Bounds {
    @WithDefault("100000")
    int itemsPerJob();

    @WithDefault("1000")
    int variations();

    @WithDefault("1000")
    int references();

    @WithDefault("1000")
    int imagesPerReference();

    @WithDefault("16")
    int perSet();

    @WithDefault("14")
    int inputsPerItem();

    @WithDefault("8000")
    int promptCharacters();

    @WithDefault("120")
    int groupNameCharacters();

    @WithDefault("160")
    int jobNameCharacters();

    @WithDefault("512")
    int inputNameCharacters();

    @WithDefault("16384")
    int parameterBytes();

    /**
     * All of them.
     *
     * @param quotas that hold beside them
     */
    default Limits.JobLimits view(Limits.Quotas quotas) {
        return new Limits.JobLimits(
                itemsPerJob(),
                variations(),
                references(),
                imagesPerReference(),
                perSet(),
                inputsPerItem(),
                promptCharacters(),
                groupNameCharacters(),
                jobNameCharacters(),
                inputNameCharacters(),
                parameterBytes(),
                quotas);
    }
}
