package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a job's items are made of its inputs. */
public enum Mode {
    /** Each input with one prompt, in some variations. */
    @JsonProperty("automatic")
    AUTOMATIC,
    /** A few references with a prompt each, in sets. */
    @JsonProperty("semi-automatic")
    SEMI_AUTOMATIC;
}
