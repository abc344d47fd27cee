package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lightmill logs}. */
@Command(name = "logs", description = "Shows what the parts said.")
final class LogsCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 200;
    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 20;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "One part, as status names it. Usual: all")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what they say from now on.")
    private boolean follow;

    private final Map<Path, Long> read = new HashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> logs = logs(home.home());
        if (logs.isEmpty()) {
            System.err.println(part == null ? "There are no logs yet." : "There is no log of " + part + ".");
            return Lightmill.TROUBLE;
        }
        for (Path log : logs) {
            LogTail.lines(log, part == null ? LINES_OF_EACH : LINES_OF_ONE).forEach(line -> print(log, line));
            read.put(log, Files.size(log));
        }
        while (follow) {
            for (Path log : logs(home.home())) {
                printNew(log);
            }
            Thread.sleep(POLL_MILLIS);
        }
        return 0;
    }

    /** A part may be named by its beginning: {@code dispatcher}. */
    private List<Path> logs(Home stack) throws IOException {
        if (!Files.isDirectory(stack.logs())) {
            return List.of();
        }
        String beginning = part == null ? "" : part;
        try (Stream<Path> all = Files.list(stack.logs())) {
            return all.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    /** Whole lines only: the rest of a line that is being written comes with the next look. */
    private void printNew(Path log) throws IOException {
        long from = read.getOrDefault(log, 0L);
        long size = Files.size(log);
        if (size < from) {
            from = 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] fresh = new byte[(int) Math.min(size - from, 1 << 20)];
            file.readFully(fresh);
            String text = new String(fresh, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(line -> print(log, line));
            read.put(log, from + whole.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private void print(Path log, String line) {
        if (part != null) {
            System.out.println(line);
            return;
        }
        String name = log.getFileName().toString().replace(".log", "");
        System.out.printf("%-20s %s%n", name, line);
    }
}
