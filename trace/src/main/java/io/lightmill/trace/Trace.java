package io.lightmill.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context. It is passed on as it came: we record no spans, so that whoever does sees our calls as its own children.
 *
 * @param traceparent the header's text, version 00, 55 characters
 */
public record Trace(String traceparent) {

    /** The header of requests. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String OURS = "00";
    private static final int SAMPLED = 1;
    private static final int ID = 3;
    private static final int ID_END = 35;

    public Trace {
        if (!FORM.matcher(traceparent).matches()) {
            throw new IllegalArgumentException("no traceparent: " + traceparent);
        }
    }

    /** Reads a header; empty: there is none, or nothing that one may believe. A later version is read as far as ours goes. */
    public static Optional<Trace> parse(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean ours = parts.group(1).equals(OURS);
        if (ours) {
            return parts.group(5) == null ? Optional.of(new Trace(parts.group())) : Optional.empty();
        }
        int sampled = Integer.parseInt(parts.group(4), 16) & SAMPLED;
        return Optional.of(new Trace("00-" + parts.group(2) + "-" + parts.group(3) + "-0" + sampled));
    }

    /** A new one, not sampled: nobody records spans of it. */
    public static Trace begun() {
        return new Trace("00-" + random(16) + "-" + random(8) + "-00");
    }

    /** 32 hexadecimal digits: what stands in the logs. */
    public String id() {
        return traceparent.substring(ID, ID_END);
    }

    /** The id, so that a log line's format can show it. */
    @Override
    public String toString() {
        return id();
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        // All zeros mean: none.
        id[0] |= 1;
        return HexFormat.of().formatHex(id);
    }
}
