package io.lightmill.e2e.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stack is asked to be.
 *
 * @param arguments of {@code up}, besides the home
 * @param environment the {@code LIGHTMILL_…} settings
 */
public record StackOptions(List<String> arguments, Map<String, String> environment) {

    /** Python workers on the official SDK. */
    public static StackOptions realWorkers(int count) {
        return new StackOptions(List.of("--workers=" + count), Map.of());
    }

    /**
     * Workers that are built into the local endpoint.
     *
     * @param latency how long an image takes them: {@code 0}, {@code 250ms}, {@code lognormal(2s,0.5)}
     */
    public static StackOptions simulatedWorkers(int count, String latency) {
        return new StackOptions(
                List.of("--workers=0", "--simulated-workers=" + count, "--budget=" + count, "--latency=" + latency),
                Map.of());
    }

    /** With one more flag for the local endpoint. */
    public StackOptions withEndpointFlag(String flag) {
        return withArgument("--endpoint-flag=" + flag);
    }

    /** With one more argument for {@code up}. */
    public StackOptions withArgument(String argument) {
        List<String> more = new ArrayList<>(arguments);
        more.add(argument);
        return new StackOptions(List.copyOf(more), environment);
    }

    /** With these settings, too. */
    public StackOptions with(Map<String, String> settings) {
        Map<String, String> more = new HashMap<>(environment);
        more.putAll(settings);
        return new StackOptions(arguments, Map.copyOf(more));
    }
}
