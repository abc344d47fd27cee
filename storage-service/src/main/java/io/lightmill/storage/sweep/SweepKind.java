package io.lightmill.storage.sweep;

import io.lightmill.storage.object.ObjectKey;
import java.util.regex.Pattern;

/** What lies in the bucket. */
enum SweepKind {
    /** Sent, never completed: nobody refers to it. */
    UPLOADS("uploads/", "ID/[0-9a-f-]+"),
    /** Referred to by its row. */
    INPUTS("inputs/", "ID/[0-9a-f]{64}"),
    /** Referred to by the row of its item, while that names its attempt. */
    OUTPUTS("outputs/", "ID/ID/ID"),
    /** Like its output. */
    PREVIEWS("previews/", "ID/ID/ID");

    private final String prefix;
    private final Pattern form;

    SweepKind(String prefix, String form) {
        this.prefix = prefix;
        this.form = Pattern.compile(prefix + form.replace("ID", id()));
    }

    /** A constant's constructor runs before the fields of its class are there. */
    private static String id() {
        return "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    }

    String prefix() {
        return prefix;
    }

    /** Whether the key is one that we give. */
    boolean names(ObjectKey key) {
        return form.matcher(key.value()).matches();
    }
}
