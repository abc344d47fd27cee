package io.lightmill.chaos.judge;

import java.util.Optional;

/**
 * What was found about a promise.
 *
 * @param looked how many things could have broken it: 0 says that nothing was there to judge
 * @param violation the first one
 */
public record Finding(Promise promise, int looked, Optional<Violation> violation) {

    /** Whether it was kept. */
    public boolean held() {
        return violation.isEmpty();
    }

    /** Both: looked at together, the first violation first. */
    Finding and(Finding other) {
        return new Finding(promise, looked + other.looked, violation.or(other::violation));
    }
}
