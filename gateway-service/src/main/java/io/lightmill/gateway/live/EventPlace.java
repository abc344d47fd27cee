package io.lightmill.gateway.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How far a reader has come: the id of a server-sent event. {@code topic.partition.offset} names the last event that was seen;
 * {@code topic.p-o.p-o…} names for every partition the next one, for a reader who has seen none yet.
 *
 * @param topic short form of the topic's id, which is another one when the topic is made anew
 * @param next by partition, the first offset that was not seen
 */
record EventPlace(String topic, Map<Integer, Long> next) {

    private static final Pattern LAST_SEEN = Pattern.compile("([\\w-]{1,22})\\.(\\d{1,9})\\.(\\d{1,18})");
    private static final Pattern STARTS = Pattern.compile("([\\w-]{1,22})((?:\\.\\d{1,9}-\\d{1,18}){1,1000})");

    static String lastSeen(String topic, int partition, long offset) {
        return topic + "." + partition + "." + offset;
    }

    /** Reads what a browser sends back as {@code Last-Event-ID}; empty when it is nothing of ours. */
    static Optional<EventPlace> parse(String id) {
        var last = LAST_SEEN.matcher(id);
        if (last.matches()) {
            return Optional.of(new EventPlace(
                    last.group(1), Map.of(Integer.valueOf(last.group(2)), Long.parseLong(last.group(3)) + 1)));
        }
        var starts = STARTS.matcher(id);
        return starts.matches()
                ? Optional.of(new EventPlace(starts.group(1), parts(starts.group(2))))
                : Optional.empty();
    }

    String id() {
        StringJoiner text = new StringJoiner(".").add(topic);
        new TreeMap<>(next).forEach((partition, offset) -> text.add(partition + "-" + offset));
        return text.toString();
    }

    private static Map<Integer, Long> parts(String text) {
        Map<Integer, Long> next = new HashMap<>();
        for (String part : text.substring(1).split("\\.", -1)) {
            int dash = part.indexOf('-');
            next.put(Integer.valueOf(part.substring(0, dash)), Long.valueOf(part.substring(dash + 1)));
        }
        return next;
    }
}
