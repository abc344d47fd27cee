package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.crowd.Workload;
import io.lightmill.chaos.judge.Promise;
import java.util.List;
import java.util.Set;

/** One row of the fault matrix. */
public interface Family {

    /** As the matrix numbers it. */
    String id();

    /** What is broken, in a sentence. */
    String fault();

    /** Writes down what will be done. */
    void plan(Plan plan);

    /** What was to happen and did not: a trial that missed its fault proves nothing. */
    default List<String> missed(Arena arena) {
        return List.of();
    }

    /** What did happen, where its name does not say it. */
    default List<String> proof(Arena arena) {
        return List.of();
    }

    /** Promises whose assumption it breaks: they are not judged, and the report says so. */
    default Set<Promise> excused() {
        return Set.of();
    }

    /** Whether it can only be judged when nothing else is disturbed. */
    default boolean isForItself() {
        return false;
    }

    /** What people do meanwhile. */
    default Workload workload() {
        return Workload.USUAL;
    }
}
