package io.lightmill.job.comparison;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import java.util.List;
import java.util.UUID;

/** An item that is not final here, with all that the dispatcher would need to make it. */
record OpenItem(
        UUID id,
        int ordinal,
        int set,
        int variation,
        boolean generated,
        PromptPair prompts,
        List<InputRef> inputs,
        long seed) {}
