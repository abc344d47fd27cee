package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Project;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command means. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The stack's folder; another folder is another, independent stack. Usual: .lightmill")
    private @Nullable Path directory;

    Home home() {
        return Home.of(Project.current(), directory);
    }
}
