package io.lightmill.stack.command;

import io.lightmill.contracts.api.Engine;
import io.lightmill.stack.run.RunOrder;
import io.lightmill.stack.run.RunPaths;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lightmill run}. */
@Command(
        name = "run",
        description =
                "A folder of pictures becomes a ZIP of generated ones. Interrupted and repeated, it goes on where it was.")
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "PNG, JPEG and WebP files, also in folders below")
    private Path folder = Path.of(".");

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What to make of each picture. All but augment need it")
    private @Nullable String prompt;

    @Option(names = "--negative-prompt", paramLabel = "TEXT", description = "What not to")
    private @Nullable String negativePrompt;

    @Option(names = "--variations", paramLabel = "N", description = "Images per picture. Usual: 1")
    private int variations = 1;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "augment, gemini, comfyui, diffusers. Usual: what the system has")
    private @Nullable Engine engine;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The group to put the job into; made when there is none. Usual: the folder's name")
    private @Nullable String group;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the engine; can be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "Of the first variation. Usual: drawn for each image")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The ZIP")
    private Path out = Path.of("out.zip");

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws Exception {
        RunPaths.checkFolder(folder);
        RunPaths.checkOut(out);
        ApiOptions.Access access = api.access(home.home());
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, ParameterValue.of(value)));
        RunOrder order = new RunOrder(
                access.url(),
                folder,
                prompt == null || prompt.isBlank() ? null : prompt,
                negativePrompt,
                variations,
                engine,
                group == null ? RunPaths.nameOf(folder) : group,
                values,
                seed,
                out);
        return RunOnTerminal.go(order, access).exitCode();
    }
}
