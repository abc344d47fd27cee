package io.lightmill.load.plan;

import java.time.Duration;

/**
 * Something that somebody wants at a certain time.
 *
 * @param at after the beginning
 * @param user number of the one who wants it, from 0
 * @param draw decides which of the things at hand it is about
 */
public record Due(Duration at, int user, Errand errand, long draw) {

    /** One of so many, as it was drawn. */
    public int oneOf(int count) {
        return (int) Long.remainderUnsigned(draw, count);
    }
}
