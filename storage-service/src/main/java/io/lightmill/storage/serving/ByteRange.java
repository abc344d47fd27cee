package io.lightmill.storage.serving;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that an answer carries.
 *
 * @param from the first
 * @param to behind the last; {@code from > to} says that nothing of what was asked is there
 * @param isPart whether it was asked for, so that the answer is 206
 */
public record ByteRange(long from, long to, boolean isPart) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a {@code Range} header. Several ranges at once, other units and nonsense are left out of account, as
     * RFC 9110 allows: the answer is then the whole.
     */
    public static ByteRange of(@Nullable String header, long length) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!range.matches() || range.group().equals("bytes=-")) {
            return new ByteRange(0, length, false);
        }
        return part(range.group(1), range.group(2), length);
    }

    private static ByteRange part(String first, String last, long length) {
        if (first.isEmpty()) {
            long suffix = Math.min(Long.parseLong(last), length);
            return suffix == 0 ? unsatisfiable() : new ByteRange(length - suffix, length, true);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length : Math.min(Long.parseLong(last) + 1, length);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new ByteRange(0, length, false);
        }
        return from >= length ? unsatisfiable() : new ByteRange(from, to, true);
    }

    private static ByteRange unsatisfiable() {
        return new ByteRange(1, 0, true);
    }

    /** Whether the answer is 416. */
    public boolean isUnsatisfiable() {
        return from > to;
    }

    /** How many bytes. */
    public long length() {
        return to - from;
    }

    /** The header of a 206. */
    public String contentRange(long length) {
        return "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
