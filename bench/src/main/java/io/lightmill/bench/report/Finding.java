package io.lightmill.bench.report;

import java.util.Map;

/**
 * A figure, and where and with what it was measured.
 *
 * @param versions of what was measured with, and how durable that was told to be
 */
public record Finding(Figure figure, Machine machine, Map<String, String> versions) {

    /** The metric that it is a figure of. */
    public String metric() {
        String id = figure.id();
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
