package io.lightmill.stack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that leads a session of its own: Ctrl-C in our terminal does not reach it, and its children can be ended with it, even
 * when it was killed and they were left behind. (The official SDK's worker has a child that goes on pinging for its dead parent.)
 */
public final class ProcessGroup {

    private static final List<String> OWN_SESSION = ownSession();

    private final Process process;

    private ProcessGroup(Process process) {
        this.process = process;
    }

    /** Starts it; what it prints is appended to the log. */
    public static ProcessGroup start(Launch launch, Path log) throws IOException {
        List<String> command = new ArrayList<>(OWN_SESSION);
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(launch.withheld());
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return new ProcessGroup(process);
    }

    /** Its leader's process id, which is the group's too. */
    public long pid() {
        return process.pid();
    }

    /** Its leader. */
    public ProcessHandle leader() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its leader's exit code, when it has ended. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the leader to end, waits, then ends whatever is left of the group. */
    public void stop(Duration grace) throws InterruptedException {
        process.destroy();
        process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        kill(pid());
        process.waitFor();
    }

    /** Ends all processes of the group at once; nothing happens when there is none. */
    static void kill(long group) {
        try {
            // The JDK knows processes, not groups; the shell's own kill is there wherever the launcher ran.
            new ProcessBuilder("bash", "-c", "kill -KILL -- -" + group)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("bash cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both ways exec the command in the process that we start, so that its id is the one that we know. */
    private static List<String> ownSession() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV");
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(":")).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
