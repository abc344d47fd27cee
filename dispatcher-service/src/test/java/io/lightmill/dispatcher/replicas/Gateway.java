package io.lightmill.dispatcher.replicas;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Asks one of the replicas that are up, another one when no answer comes. */
final class Gateway {

    private static final int TRIES = 50;

    private final List<Replica> up = new CopyOnWriteArrayList<>();

    void add(Replica replica) {
        up.add(replica);
    }

    void remove(Replica replica) {
        up.remove(replica);
    }

    <T> T ask(Function<Replica, T> question) {
        Replica.NoAnswer last = new Replica.NoAnswer(new IllegalStateException("nobody is up"));
        for (int time = 0; time < TRIES; time++) {
            List<Replica> now = List.copyOf(up);
            try {
                return now.get(ThreadLocalRandom.current().nextInt(now.size())).ask(question);
            } catch (Replica.NoAnswer e) {
                last = e;
            }
        }
        throw last;
    }
}
