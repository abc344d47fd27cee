package io.lightmill.stack.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The command line. */
@Command(
        name = "./lightmill",
        description = "A folder of pictures and a prompt become a dataset of generated images.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            SuperviseCommand.class,
            TrainCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "  test       All tests: Java, Python, the web UI, and the journeys.",
            "  bench      Measures the system beside its peers.",
            "  chaos      Breaks a system of its own, and judges whether the promises held.",
            "  load       Puts a system of its own to work, and past it.",
            "  mutants    Tries deliberate bugs, and tells which test notices each.",
            "",
            "./lightmill help COMMAND tells its options."
        })
public final class Lightmill {

    /** The exit code of a command that was used wrongly, or could not do what it is for. */
    static final int TROUBLE = 2;

    @Mixin
    private HelpOption help = new HelpOption();

    private Lightmill() {}

    /** Runs one command and returns its exit code. */
    public static int execute(String... arguments) {
        return line().execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    static CommandLine line() {
        return new CommandLine(new Lightmill())
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Lightmill::correct)
                .setExecutionExceptionHandler(Lightmill::explain);
    }

    /** What was wrong, what may have been meant, and where the rest is told; the whole usage would hide it. */
    private static int correct(CommandLine.ParameterException wrong, String... arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        boolean ofAll = line.getParent() == null;
        line.getErr().println("./lightmill help" + (ofAll ? "" : " " + line.getCommandName()) + " tells more.");
        return TROUBLE;
    }

    /** People get the sentence; the stack trace is for those who ask. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        line.getErr().println(Sentence.of(failure));
        if (System.getenv("LIGHTMILL_DEBUG") != null) {
            failure.printStackTrace(line.getErr());
        }
        return TROUBLE;
    }
}
