package io.lightmill.storage.bundle;

import java.util.Optional;

/**
 * Cuts sets that follow each other into references that would make the same sets again: sets of one size, and at most one smaller one
 * behind them.
 */
final class SetRuns {

    /**
     * A reference.
     *
     * @param images of all its sets
     */
    record Run(int images, int perSet) {}

    private int images;
    private int perSet;

    /** The next set, of so many images; answers the reference that ends with it or before it. */
    Optional<Run> add(int size) {
        if (images == 0 || size == perSet) {
            perSet = size;
            images += size;
            return Optional.empty();
        }
        if (size < perSet) {
            images += size;
            return end();
        }
        Optional<Run> before = end();
        add(size);
        return before;
    }

    /** The reference that is open; empty: none is. */
    Optional<Run> end() {
        Optional<Run> open = images == 0 ? Optional.empty() : Optional.of(new Run(images, perSet));
        images = 0;
        return open;
    }
}
