package io.lightmill.stack.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param what a word or two
 * @param found how it is
 * @param advice what to do about it; null: all is well
 */
public record Finding(String what, String found, @Nullable String advice) {

    static Finding well(String what, String found) {
        return new Finding(what, found, null);
    }

    static Finding trouble(String what, String found, String advice) {
        return new Finding(what, found, advice);
    }

    static Finding of(boolean well, String what, String found, String advice) {
        return new Finding(what, found, well ? null : advice);
    }

    /** Whether somebody has to do something. */
    public boolean isTrouble() {
        return advice != null;
    }
}
