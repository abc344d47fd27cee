package io.lightmill.chaos.family;

import java.time.Duration;

/**
 * One thing of a plan.
 *
 * @param at from the beginning
 * @param what in words
 * @param undoes whether it only ends what another one began
 */
public record Step(Duration at, String what, Action action, boolean undoes) {

    /** The same at another time. */
    Step at(Duration other) {
        return new Step(other, what, action, undoes);
    }
}
