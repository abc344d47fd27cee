package io.lightmill.chaos.family;

import java.time.Duration;

/**
 * One thing of a plan.
 *
 * @param at from the beginning
 * @param what in words
 */
public record Step(Duration at, String what, Action action) {}
