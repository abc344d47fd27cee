package io.lightmill.stack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lightmill down}. */
@Command(name = "down", description = "Stops the system; the data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Override
    public Integer call() throws Exception {
        boolean ran = new StackStop(home.home()).stop();
        System.out.println(ran ? "Stopped." : "Nothing runs.");
        return 0;
    }
}
