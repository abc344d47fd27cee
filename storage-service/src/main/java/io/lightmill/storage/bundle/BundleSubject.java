package io.lightmill.storage.bundle;

import java.util.UUID;

/** What is bundled. */
sealed interface BundleSubject {

    /** Its id. */
    UUID id();

    /** One job. */
    record OfJob(UUID id) implements BundleSubject {}

    /** All jobs of a group. */
    record OfGroup(UUID id) implements BundleSubject {}
}
