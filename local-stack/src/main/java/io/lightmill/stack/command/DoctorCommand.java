package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.Ports;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.part.Existing;
import io.lightmill.stack.part.Options;
import io.lightmill.stack.part.Plan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lightmill doctor}. */
@Command(name = "doctor", description = "Looks for what usually keeps a stack from running, and says what to do.")
final class DoctorCommand implements Callable<Integer> {

    private static final long GIB = 1L << 30;
    private static final long DISK_WANTED = 3 * GIB;
    private static final long MEMORY_WANTED = 3 * GIB;
    private static final List<String> MODULES =
            List.of("gateway-service", "job-service", "dispatcher-service", "storage-service");

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    private int troubles;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = Project.current();
        Optional<StackState> state = new StateFile(home.home()).current();
        say(true, "JDK", Runtime.version() + " in " + System.getProperty("java.home"), null);
        python(project);
        build(project);
        disk(home.home());
        memory();
        stack(state);
        if (state.map(StackState::phase).orElse(StackState.Phase.STOPPED) == StackState.Phase.STOPPED) {
            ports();
        }
        System.out.println(troubles == 0 ? "All is well." : troubles + " to look at.");
        return troubles == 0 ? 0 : 1;
    }

    private void python(Project project) throws IOException, InterruptedException {
        Path python = project.python();
        if (!Files.isExecutable(python)) {
            say(false, "Python", "no environment for the workers", "Install Python 3.11 or newer with its venv module");
            return;
        }
        Process probe = new ProcessBuilder(
                        python.toString(), "-c", "import sys, runpod, PIL, numpy; print(sys.version.split()[0])")
                .redirectErrorStream(true)
                .start();
        String answer = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        boolean good = probe.waitFor() == 0;
        String last = answer.substring(answer.lastIndexOf('\n') + 1);
        say(good, "Python", last, "Remove " + project.pythonEnvironment() + "; the next ./lightmill up makes it anew");
    }

    private void build(Project project) {
        List<String> missing = MODULES.stream()
                .filter(module -> !Files.exists(project.quarkusJar(module)))
                .toList();
        say(
                missing.isEmpty(),
                "build",
                missing.isEmpty() ? "complete" : "missing: " + missing,
                "./lightmill up builds");
    }

    private void disk(Home stack) throws IOException {
        Path existing = stack.directory();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        FileStore store = Files.getFileStore(existing == null ? Path.of("/") : existing);
        long free = store.getUsableSpace();
        say(
                free > DISK_WANTED,
                "disk",
                gib(free) + " free",
                "Free some; a stack wants 3 GiB, and room for its pictures");
    }

    private void memory() throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (!Files.exists(file)) {
            long total = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getTotalMemorySize();
            say(total > 2 * MEMORY_WANTED, "memory", gib(total) + " in all", "Close something; a stack wants 3 GiB");
            return;
        }
        long available = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
        say(available > MEMORY_WANTED, "memory", gib(available) + " available", "Close something; a stack wants 3 GiB");
    }

    private void stack(Optional<StackState> state) {
        if (state.isEmpty()) {
            say(true, "stack", "never started", null);
            return;
        }
        StackState.Phase phase = state.get().phase();
        say(
                phase != StackState.Phase.FAILED && phase != StackState.Phase.DEGRADED,
                "stack",
                phase.name().toLowerCase(Locale.ROOT),
                "See the parts below");
        for (PartState part : state.get().parts()) {
            if (part.problem() != null) {
                say(false, part.name(), part.problem(), "./lightmill logs " + part.name());
            } else if (part.restarts() > 0) {
                say(true, part.name(), "was restarted " + part.restarts() + " times", null);
            }
        }
    }

    private void ports() {
        Options one = new Options(1, 0, null, null, 1, List.of());
        Plan.usualPorts(one, Existing.from(System.getenv())).forEach((part, port) -> {
            boolean free = Ports.isFree(port);
            say(true, "port " + port, free ? "free for " + part : "taken; " + part + " will get another one", null);
        });
    }

    private void say(boolean good, String what, String finding, @Nullable String advice) {
        if (!good) {
            troubles++;
        }
        System.out.printf("%s %-20s %s%n", good ? "  " : "✗ ", what, finding);
        if (!good && advice != null) {
            System.out.println("                         → " + advice);
        }
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
