package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;

/** Something that is done to the system. */
@FunctionalInterface
public interface Action {

    /** Does it now. */
    void on(Arena arena) throws Exception;
}
