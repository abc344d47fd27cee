package io.lightmill.chaos.arena;

/**
 * How many there are of each service.
 *
 * @param dispatchers of the dispatcher
 * @param others of each other one
 */
public record Replicas(int dispatchers, int others) {

    @Override
    public String toString() {
        return dispatchers + (dispatchers == 1 ? " dispatcher" : " dispatchers") + ", " + others
                + " of each other service";
    }
}
