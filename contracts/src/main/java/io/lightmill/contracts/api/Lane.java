package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of the two queues a job is in. */
public enum Lane {
    /** Somebody waits for it; goes before bulk. */
    @JsonProperty("interactive")
    INTERACTIVE,
    /** Large jobs; a floor of one claim in ten keeps them alive. */
    @JsonProperty("bulk")
    BULK;
}
