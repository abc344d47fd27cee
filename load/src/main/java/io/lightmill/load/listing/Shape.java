package io.lightmill.load.listing;

import java.util.SplittableRandom;

/**
 * What a job of a grown system looks like: half of all items are in jobs of ten thousand, three tenths in jobs of a thousand, the rest in
 * sets of four; most are completed, with a failed item here and there.
 *
 * @param user number of its owner
 * @param group number of the group among its owner's
 * @param automatic else semi-automatic
 */
record Shape(int user, int group, int items, String state, String engine, boolean automatic) {

    private static final int[] SIZES = {10_000, 1_000, 4};
    private static final double[] SHARES_OF_ITEMS = {0.5, 0.3, 0.2};
    private static final String[] ENGINES = {"diffusers", "gemini", "comfyui", "augment"};

    /** In a completed job, of so many items one fails. */
    static final int ONE_FAILS = 50;

    /** Draws one. */
    static Shape draw(SplittableRandom random, int users, int groups) {
        return new Shape(
                random.nextInt(users),
                random.nextInt(groups),
                size(random),
                state(random.nextInt(100)),
                ENGINES[random.nextInt(ENGINES.length)],
                random.nextInt(10) > 0);
    }

    private static int size(SplittableRandom random) {
        double jobs = 0;
        for (int i = 0; i < SIZES.length; i++) {
            jobs += SHARES_OF_ITEMS[i] / SIZES[i];
        }
        double drawn = random.nextDouble() * jobs;
        for (int i = 0; i < SIZES.length - 1; i++) {
            drawn -= SHARES_OF_ITEMS[i] / SIZES[i];
            if (drawn < 0) {
                return SIZES[i];
            }
        }
        return SIZES[SIZES.length - 1];
    }

    private static String state(int percent) {
        return percent < 90 ? "completed" : percent < 96 ? "cancelled" : "failed";
    }

    /** The same with fewer items. */
    Shape withItems(int fewer) {
        return new Shape(user, group, fewer, state, engine, automatic);
    }

    int completed() {
        return switch (state) {
            case "completed" -> items - items / ONE_FAILS;
            case "cancelled" -> items / 2;
            default -> 0;
        };
    }

    int failed() {
        return switch (state) {
            case "completed" -> items / ONE_FAILS;
            case "failed" -> items;
            default -> 0;
        };
    }

    int cancelled() {
        return items - completed() - failed();
    }
}
