package io.lightmill.runpodlocal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lightmill.runpodlocal.json.Durations;
import java.time.Duration;

/**
 * How many simulated workers there shall be: {@code fixed} (all of them, always), {@code request-count(4)}, {@code
 * queue-delay(4s)}.
 */
public sealed interface Scaling {

    /** All, always. */
    Scaling FIXED = new Fixed();

    /**
     * How many are wanted now.
     *
     * @param max what is allowed
     * @param now how many there are
     * @param load requests in the queue and at workers
     * @param oldestWait how long the next one has waited
     */
    int wanted(int max, int now, int load, Duration oldestWait);

    /** All, always. */
    record Fixed() implements Scaling {
        @Override
        public int wanted(int max, int now, int load, Duration oldestWait) {
            return max;
        }

        @Override
        @JsonValue
        public String toString() {
            return "fixed";
        }
    }

    /** REQUEST_COUNT: one for each so many requests. */
    record RequestCount(int each) implements Scaling {
        @Override
        public int wanted(int max, int now, int load, Duration oldestWait) {
            return Math.clamp(Math.ceilDiv(load, Math.max(1, each)), 0, max);
        }

        @Override
        @JsonValue
        public String toString() {
            return "request-count(" + each + ")";
        }
    }

    /** QUEUE_DELAY: one more while something waits longer than that; the first comes at once. */
    record QueueDelay(Duration longest) implements Scaling {
        @Override
        public int wanted(int max, int now, int load, Duration oldestWait) {
            boolean more = load > 0 && (now == 0 || oldestWait.compareTo(longest) > 0);
            return Math.clamp(more ? now + 1L : Math.min(now, load), 0, max);
        }

        @Override
        @JsonValue
        public String toString() {
            return "queue-delay(" + longest.toMillis() + "ms)";
        }
    }

    /**
     * Reads one of the forms above.
     *
     * @throws IllegalArgumentException when it is none
     */
    @JsonCreator
    static Scaling parse(String text) {
        if (text.equals("fixed")) {
            return FIXED;
        }
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            throw new IllegalArgumentException("fixed, request-count(4) or queue-delay(4s), not " + text);
        }
        String argument = text.substring(open + 1, text.length() - 1);
        return switch (text.substring(0, open)) {
            case "request-count" -> new RequestCount(Integer.parseInt(argument));
            case "queue-delay" -> new QueueDelay(Durations.parse(argument));
            default -> throw new IllegalArgumentException("fixed, request-count(4) or queue-delay(4s), not " + text);
        };
    }
}
