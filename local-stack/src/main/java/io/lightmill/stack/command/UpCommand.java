package io.lightmill.stack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lightmill up}. */
@Command(name = "up", description = "Starts the whole system on this machine.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--foreground", description = "Stay until Ctrl-C, which stops the stack.")
    private boolean foreground;

    @Override
    public Integer call() throws Exception {
        StackStart start = new StackStart(home.home(), System.out);
        if (!foreground) {
            return start.inBackground(options.arguments()) ? 0 : 1;
        }
        Thread.ofVirtual().start(start::tell);
        int code = new StackProcess(home.home(), options.options()).keep();
        if (code == SupervisorStart.KEPT_ALREADY) {
            System.err.println("It runs already, kept by another process; ./lightmill down ends it.");
        }
        return code;
    }
}
