package io.lightmill.job.account;

import java.util.UUID;

/**
 * A user.
 *
 * @param name for people; need not be unique
 */
record Account(UUID id, String name, Role role) {

    /** What an account may do. */
    enum Role {
        /** Its own things. */
        USER,
        /** And make users. */
        ADMIN;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
