package io.lightmill.stack.command;

import io.lightmill.stack.run.FolderRun;
import io.lightmill.stack.run.RunOrder;
import io.lightmill.stack.run.RunResult;
import java.io.Console;
import java.io.IOException;

/** Runs an order, and tells somebody who presses Ctrl-C what that means. */
final class RunOnTerminal {

    private RunOnTerminal() {}

    static RunResult go(RunOrder order, ApiOptions.Access access) throws IOException, InterruptedException {
        Thread interrupted = Thread.ofPlatform()
                .unstarted(() -> System.err.println(
                        "\nInterrupted. What was submitted goes on; the same command again picks it up."));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return new FolderRun(order, access.key(), access.runs(), System.out, isTerminal()).go();
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
