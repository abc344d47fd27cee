package io.lightmill.stack.supervisor;

import io.lightmill.stack.home.AtomicFile;
import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Logs and pid files of the parts. */
public final class PartFiles {

    private static final long LONG_LOG = 10L << 20;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Home home;

    /** Those of one home. */
    public PartFiles(Home home) {
        this.home = home;
    }

    /** The part's log, begun anew when it has become long; one older one is kept. */
    Path log(String part) throws IOException {
        Path log = home.log(part);
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(log, log.resolveSibling(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    void started(String part, ProcessHandle process) {
        ProcessIdentity identity = ProcessIdentity.of(process);
        AtomicFile.write(home.pidFile(part), identity.pid() + " " + identity.since() + "\n");
    }

    void ended(String part) {
        try {
            Files.deleteIfExists(home.pidFile(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends what a killed supervisor left running.
     *
     * @return how many processes that were
     */
    public int endLeftovers() throws IOException, InterruptedException {
        if (!Files.isDirectory(home.pidFiles())) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(home.pidFiles())) {
            files = all.filter(file -> file.toString().endsWith(".pid")).toList();
        }
        int ended = 0;
        for (Path file : files) {
            String[] words = Files.readString(file).strip().split(" ");
            Optional<ProcessHandle> leader =
                    new ProcessIdentity(Long.parseLong(words[0]), Long.parseLong(words[1])).find();
            if (leader.isPresent()) {
                end(leader.get());
                ended++;
            }
            Files.deleteIfExists(file);
        }
        return ended;
    }

    private static void end(ProcessHandle leader) throws InterruptedException {
        leader.destroy();
        try {
            leader.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It gets no more time.
        }
        ProcessGroup.kill(leader.pid());
    }
}
