package io.lightmill.e2e.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document as everybody meets it.
 *
 * @param type stable: {@code urn:lightmill:error:…}
 * @param errors the fields that are wrong, where it is about fields
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String advice,
        @Nullable List<Field> errors) {

    /** One field that is wrong. */
    public record Field(@Nullable String field, String detail) {}

    /** Every text in it, to look for a word in. */
    public String text() {
        return Json.write(this);
    }
}
