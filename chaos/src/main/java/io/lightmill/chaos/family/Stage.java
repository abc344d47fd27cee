package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;

/**
 * What a plan is made for.
 *
 * @param services the four, each replica by its name
 * @param time how long the disturbance lasts
 * @param budget of the endpoint
 */
public record Stage(List<String> services, Duration time, int budget) {

    private static final Duration BRIEF = Duration.ofSeconds(10);

    /** Too short for anything but one blow. */
    boolean isBrief() {
        return time.compareTo(BRIEF) < 0;
    }
}
