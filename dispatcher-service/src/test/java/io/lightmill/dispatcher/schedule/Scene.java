package io.lightmill.dispatcher.schedule;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What one schedule plays with.
 *
 * @param random draws it, from the seed
 * @param workers what RunPod and its workers have
 * @param model what must be true of it
 * @param stopped senders that were stopped behind their intents' commits
 */
record Scene(Random random, Workers workers, Model model, Queue<Sender> stopped) {

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
