package io.lightmill.runpodlocal.settings;

import io.lightmill.runpodlocal.queue.QueueRules;
import java.util.List;

/**
 * One endpoint.
 *
 * @param id the path segment after {@code /v2/}
 * @param keys any of them opens both planes; workers send theirs raw
 * @param workersMax counts for the queue's depth limit and for scaling
 */
public record EndpointSettings(
        String id, List<String> keys, int workersMax, Limits limits, Switches switches, QueueRules rules) {

    /** An endpoint as production would have it. */
    public static EndpointSettings of(String id, String key) {
        return new EndpointSettings(
                id, List.of(key), 3, Limits.production(), Switches.production(), QueueRules.production());
    }

    /** The same with other limits. */
    public EndpointSettings with(Limits others) {
        return new EndpointSettings(id, keys, workersMax, others, switches, rules);
    }

    /** The same with other rules. */
    public EndpointSettings with(QueueRules others) {
        return new EndpointSettings(id, keys, workersMax, limits, switches, others);
    }

    /** The same with other switches. */
    public EndpointSettings with(Switches others) {
        return new EndpointSettings(id, keys, workersMax, limits, others, rules);
    }
}
