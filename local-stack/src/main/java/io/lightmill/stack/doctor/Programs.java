package io.lightmill.stack.doctor;

import io.lightmill.stack.home.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is run by: the JDK, the workers' Python, our own build.
 *
 * @param interpreter the Python that the launcher found on the PATH; null: none that is new enough
 * @param build how old the build is
 */
public record Programs(Project project, @Nullable Path interpreter, Build build) {

    private static final String VERSION = "import sys; print(sys.version.split()[0])";
    /** What a worker needs most; one that is broken says so at its import. */
    private static final String LIBRARIES = "import sys, runpod, PIL, numpy; print(sys.version.split()[0])";

    /** What the launcher knows of the build. */
    public enum Build {
        /** Newer than the sources. */
        FRESH,
        /** Sources have changed since. */
        STALE,
        /** Nothing was built yet. */
        NONE
    }

    /** As the launcher has found them. */
    public static Programs found(Project project) {
        String python = System.getProperty("lightmill.python", "");
        return new Programs(
                project,
                python.isEmpty() ? null : Path.of(python),
                Build.valueOf(System.getProperty("lightmill.build", Build.FRESH.name())));
    }

    /** The findings, in the order of their use. */
    public List<Finding> findings() throws IOException, InterruptedException {
        return List.of(jdk(), python(), buildAge());
    }

    private static Finding jdk() {
        return Finding.well("JDK", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private Finding python() throws IOException, InterruptedException {
        Path environment = project.pythonEnvironment();
        if (Files.isExecutable(project.python())) {
            Answer answer = ask(project.python(), LIBRARIES);
            String advice = "Remove " + environment + "; the next start makes it anew";
            return Finding.of(answer.good(), "Python", answer.lastLine(), advice);
        }
        if (interpreter == null) {
            return Finding.trouble(
                    "Python",
                    "none that is 3.11 or newer and has its venv module",
                    "Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python");
        }
        String version = ask(interpreter, VERSION).lastLine();
        return Finding.well(
                "Python", version + " in " + interpreter + "; the workers' environment is made at the first start");
    }

    private Finding buildAge() {
        return Finding.well(
                "build",
                switch (build) {
                    case FRESH -> "complete";
                    case STALE -> "older than the sources; the next start builds what has changed";
                    case NONE -> "not made yet; the first start makes it, which takes some minutes";
                });
    }

    /** The last line of a failure is its message. */
    private record Answer(boolean good, String lastLine) {}

    private static Answer ask(Path python, String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python.toString(), "-c", program)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor() == 0, text.substring(text.lastIndexOf('\n') + 1));
    }
}
