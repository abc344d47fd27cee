package io.lightmill.job.submission;

import io.lightmill.contracts.api.PlainText;
import io.lightmill.contracts.error.ErrorCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks texts by Unicode code points, so that an emoji counts as one character. */
public record TextCheck(Findings findings) {

    private static final Pattern PLAIN = Pattern.compile(PlainText.REGEX);

    /** The text without blanks around it; null when there is none. One that is given must say something. */
    public @Nullable String optional(String field, @Nullable String text, int limit) {
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " is empty; leave it out or write something.");
        }
        return bounded(field, text, limit);
    }

    /** Likewise, on one line that shows what it is. */
    public @Nullable String name(String field, @Nullable String text, int limit) {
        if (text != null && !PLAIN.matcher(text).matches()) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " " + PlainText.REFUSAL + ".");
        }
        return optional(field, text, limit);
    }

    /** Likewise, but an empty one is the same as none. */
    public @Nullable String orNone(String field, @Nullable String text, int limit) {
        return text == null || text.isBlank() ? null : bounded(field, text, limit);
    }

    private String bounded(String field, String text, int limit) {
        if (Surrogates.areAlone(text)) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " has halves of characters (lone surrogates).");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > limit) {
            String detail = field + " has " + characters + " characters; at most " + limit + " are accepted.";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field, detail);
        }
        return text.strip();
    }
}
