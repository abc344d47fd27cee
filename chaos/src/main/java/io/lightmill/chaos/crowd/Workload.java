package io.lightmill.chaos.crowd;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people do while the system is disturbed.
 *
 * @param bulkUsers how many submit large jobs
 * @param interactiveUsers how many submit small ones
 * @param bulkItems of a large job: a set's bound from above
 * @param openItems nobody submits more while so many of theirs are open
 * @param cancelled how many of a hundred jobs are cancelled
 * @param paused how many of a hundred jobs are paused and resumed
 * @param zipped how many of a hundred jobs are downloaded as a ZIP, in pieces too
 * @param poison words of which one is in the prompt of one job in ten; empty: none
 */
public record Workload(
        int bulkUsers,
        int interactiveUsers,
        int bulkItems,
        int openItems,
        int cancelled,
        int paused,
        int zipped,
        List<String> poison) {

    /** Two who want much, one who waits, and some who change their minds. */
    public static final Workload USUAL = new Workload(2, 1, 160, 200, 10, 10, 10, List.of());

    /** The more of everything. */
    public Workload and(Workload other) {
        return new Workload(
                Math.max(bulkUsers, other.bulkUsers),
                Math.max(interactiveUsers, other.interactiveUsers),
                Math.max(bulkItems, other.bulkItems),
                Math.max(openItems, other.openItems),
                Math.max(cancelled, other.cancelled),
                Math.max(paused, other.paused),
                Math.max(zipped, other.zipped),
                Stream.concat(poison.stream(), other.poison.stream()).distinct().toList());
    }

    /** The same, but hardly a job is left alone. */
    public Workload restless() {
        return new Workload(bulkUsers, interactiveUsers, bulkItems, openItems, 50, 35, zipped, poison);
    }

    /** The same, with a prompt now and then that kills workers. */
    public Workload poisoned(String word) {
        return new Workload(
                bulkUsers, interactiveUsers, bulkItems, openItems, cancelled, paused, zipped, List.of(word));
    }

    /** The same, but everybody takes everything home, over a line that breaks. */
    public Workload downloading() {
        return new Workload(bulkUsers, interactiveUsers, bulkItems, openItems, 0, paused, 100, poison);
    }

    /** Less of everything, for a short look. */
    public Workload small() {
        return new Workload(
                bulkUsers,
                interactiveUsers,
                Math.min(bulkItems, 80),
                Math.min(openItems, 80),
                cancelled,
                paused,
                zipped,
                poison);
    }
}
