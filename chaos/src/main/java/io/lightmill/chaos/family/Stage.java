package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;

/**
 * What a plan is made for.
 *
 * @param services the four, each replica by its name
 * @param ways where the network can be bad
 * @param time how long the disturbance lasts
 * @param budget of the endpoint
 */
public record Stage(List<String> services, List<String> ways, Duration time, int budget) {

    private static final Duration BRIEF = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(30);

    /** Those of them that are replicas of a service. */
    List<String> replicas(String service) {
        return services.stream()
                .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                .toList();
    }

    /** One of so many parts of the time, within bounds. */
    Duration part(int parts, Duration least, Duration most) {
        Duration part = time.dividedBy(parts);
        return part.compareTo(least) < 0 ? least : part.compareTo(most) > 0 ? most : part;
    }

    /** So long, but in a moment no longer than that: what comes next is to find a system that works. */
    Duration upTo(Duration usual) {
        return isBrief() && usual.compareTo(time) > 0 ? time : usual;
    }

    /** Too short for large jobs: to wait for their ends would take longer than the disturbance. */
    public boolean isShort() {
        return time.compareTo(SHORT) < 0;
    }

    /** Too short for anything but one blow. */
    boolean isBrief() {
        return time.compareTo(BRIEF) < 0;
    }
}
