package io.lightmill.storage.bundle;

import java.util.UUID;

/** What is bundled. */
sealed interface BundleSubject {

    /** Its id. */
    UUID id();

    /**
     * One job.
     *
     * @param favourites only outputs that are favourites
     */
    record OfJob(UUID id, boolean favourites) implements BundleSubject {}

    /**
     * All jobs of a group.
     *
     * @param favourites only outputs that are favourites
     */
    record OfGroup(UUID id, boolean favourites) implements BundleSubject {}

    /** Outputs that somebody picked; all of them, whatever else is thought of them. */
    record OfSelection(UUID id) implements BundleSubject {}

    /** Whether an output belongs to it that is a favourite, or rejected, or neither. */
    default boolean takes(boolean favourite, boolean rejected) {
        return switch (this) {
            case OfJob job -> job.favourites() ? favourite && !rejected : !rejected;
            case OfGroup group -> group.favourites() ? favourite && !rejected : !rejected;
            case OfSelection selection -> true;
        };
    }

    /** Whether it is about whole jobs, which can be submitted again. */
    default boolean holdsWholeJobs() {
        return switch (this) {
            case OfJob job -> !job.favourites();
            case OfGroup group -> !group.favourites();
            case OfSelection selection -> false;
        };
    }
}
