package io.lightmill.dispatcher.schedule;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What one schedule plays with.
 *
 * @param random draws it, from the seed
 * @param workers what RunPod and its workers have
 * @param model what must be true of it
 */
record Scene(Random random, Workers workers, Model model) {

    /** One of so many, by chance. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Does something with one of these, if there is one. */
    <T> void pick(List<T> from, Consumer<T> step) {
        if (!from.isEmpty()) {
            step.accept(from.get(random.nextInt(from.size())));
        }
    }
}
