package io.lightmill.stack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code up} starts in the background. */
@Command(name = "supervise", hidden = true, description = "Keeps a stack running in this process.")
final class SuperviseCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        return new StackProcess(home.home(), options.options()).keep();
    }
}
