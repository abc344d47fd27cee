package io.lightmill.job.submission;

import io.lightmill.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Checks numbers against bounds; a wrong one reads as 1, so that what depends on it can be checked too. */
record NumberCheck(Findings findings) {

    int between(String field, @Nullable Integer number, int otherwise, int limit) {
        if (number == null) {
            return otherwise;
        }
        if (number < 1) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " is " + number + "; it is at least 1.");
            return 1;
        }
        if (number > limit) {
            String detail = field + " is " + number + "; at most " + limit + " are accepted.";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field, detail);
            return 1;
        }
        return number;
    }
}
