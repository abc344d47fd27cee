package io.lightmill.stack;

import io.lightmill.stack.command.Lightmill;

/** Started by {@code ./lightmill} with the command that was typed. */
public final class Main {

    private Main() {}

    /** Runs one command; its code is ours. */
    public static void main(String[] arguments) {
        System.exit(Lightmill.execute(arguments));
    }
}
