package io.lightmill.stack.command;

import io.lightmill.contracts.api.Engine;
import io.lightmill.stack.demo.DemoPictures;
import io.lightmill.stack.run.RunOrder;
import io.lightmill.stack.run.RunPaths;
import io.lightmill.stack.run.RunResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lightmill demo}. */
@Command(
        name = "demo",
        description = "Draws 40 pictures, makes 4 variations of each through the whole system, and leaves a ZIP.")
final class DemoCommand implements Callable<Integer> {

    private static final int VARIATIONS = 4;

    @Option(names = "--out", paramLabel = "FILE", description = "Usual: lightmill-demo.zip")
    private Path out = Path.of("lightmill-demo.zip");

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws Exception {
        RunPaths.checkOut(out);
        ApiOptions.Access access = api.access(home.home());
        Path pictures = home.home().data("demo");
        DemoPictures.drawInto(pictures);
        System.out.println(DemoPictures.COUNT + " pictures are in " + pictures);
        RunOrder order = new RunOrder(
                access.url(),
                pictures,
                "soft evening light, film grain",
                null,
                VARIATIONS,
                Engine.AUGMENT,
                "Demo",
                Map.of(),
                null,
                out);
        RunResult result = RunOnTerminal.go(order, access);
        System.out.println("See them at " + access.url());
        return result.exitCode();
    }
}
