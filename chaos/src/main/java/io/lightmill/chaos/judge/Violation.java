package io.lightmill.chaos.judge;

import java.util.List;

/**
 * A promise that was broken.
 *
 * @param what in a sentence
 * @param history what led to it, by time
 */
public record Violation(String what, List<Moment> history) {}
