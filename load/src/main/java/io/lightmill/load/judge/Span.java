package io.lightmill.load.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time, from and to. */
public record Span(Instant from, Instant to) {

    /** Whether this one lies within. */
    public boolean holds(Span other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** Whether this moment lies within; the end does not. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** The same time in as few pieces as it takes. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!merged.isEmpty() && !span.from.isAfter(merged.getLast().to)) {
                Span last = merged.removeLast();
                merged.add(new Span(last.from, last.to.isAfter(span.to) ? last.to : span.to));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
