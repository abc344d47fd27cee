package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;

/**
 * What a plan is made for.
 *
 * @param services the four, each replica by its name
 * @param time how long the disturbance lasts
 */
public record Stage(List<String> services, Duration time) {}
