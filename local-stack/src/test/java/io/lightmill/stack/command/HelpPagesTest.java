package io.lightmill.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The pages that {@code ./lightmill} tells without building anything are what the commands say themselves. */
class HelpPagesTest {

    private static final int WIDTH = 80;

    static Stream<CommandLine> commands() {
        CommandLine all = Lightmill.line();
        all.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        Stream<CommandLine> each = all.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .filter(command -> !command.getCommandName().equals("help"));
        return Stream.concat(Stream.of(all), each);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_page_is_what_its_command_says(CommandLine command) throws IOException {
        String name = command.getParent() == null ? "lightmill" : command.getCommandName();
        Path page = Path.of("help", name + ".txt");
        String says = command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n");
        if (Boolean.getBoolean("lightmill.help.write")) {
            Files.writeString(page, says);
        }
        assertThat(page)
                .as("Renew it: ./mvnw -pl local-stack -am -Dtest=HelpPagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dlightmill.help.write=true test")
                .content()
                .isEqualTo(says);
    }
}
