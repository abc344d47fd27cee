package io.lightmill.load.judge;

import java.util.Collection;

/** Jain's index of fairness: 1 when everybody has the same, 1/n when one of n has all. */
public final class Jain {

    private Jain() {}

    /** Of what each one got; of nothing at all it is 1. */
    public static double index(Collection<? extends Number> shares) {
        double sum = 0;
        double squares = 0;
        for (Number share : shares) {
            sum += share.doubleValue();
            squares += share.doubleValue() * share.doubleValue();
        }
        return squares == 0 ? 1 : sum * sum / (shares.size() * squares);
    }
}
