package io.lightmill.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project with the real {@code ./lightmill}, whose JDK, Maven and Python only say how they were called; what it started ends with it. */
final class PretendedProject implements AutoCloseable {

    private final List<ProcessHandle> started = new ArrayList<>();
    private final Path folder;
    private final Path root;

    private PretendedProject(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /** Nothing of it is built yet. Commands are given in the folder that it lies in. */
    static PretendedProject in(Path folder) throws IOException {
        // Its folders by their real names: the launcher follows links.
        PretendedProject project = new PretendedProject(
                folder, Files.createDirectories(folder.toRealPath().resolve("project")));
        Files.copy(Path.of("..", "lightmill"), project.path("lightmill"));
        project.copyHelp();
        project.program("mvnw", "echo \"$@\" >>mvnw.calls");
        project.program("jdk/bin/javac", "");
        project.program("jdk/bin/java", "echo \"$@\"");
        project.program("path/python3.14", "");
        project.program("path/node", "echo 22.1.0");
        project.program("path/fake-gcs-server", "");
        project.program("path/uname", "echo Linux x86_64");
        project.file("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        project.file("pom.xml", "");
        project.file("worker-runpod/requirements.lock", "runpod==1.12.0\n");
        return project;
    }

    private void copyHelp() throws IOException {
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(Path.of("help"))) {
            for (Path page : pages) {
                file("local-stack/help/" + page.getFileName(), Files.readString(page));
            }
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Path file(String name, String content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    void program(String name, String says) throws IOException {
        Path file = file(name, "#!/bin/sh\n" + says + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void everythingIsBuilt() throws IOException {
        file("local-stack/target/lightmill-local-stack.jar", "");
        file("ui/dist/index.html", "");
        file(".lightmill/venv/made-from.lock", "runpod==1.12.0\n");
        program(".lightmill/venv/bin/python", "");
        file(".lightmill/built", "");
    }

    void aSourceIsNewer() throws IOException {
        Files.setLastModifiedTime(path("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    /** {@code ./lightmill} with these arguments. */
    Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(path("lightmill").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", path("jdk").toString());
        builder.environment()
                .put("LIGHTMILL_FAKE_GCS", path("path/fake-gcs-server").toString());
        builder.environment().remove("LIGHTMILL_DATABASE_URL");
        builder.environment().merge("PATH", path("path").toString(), (old, ours) -> ours + ":" + old);
        Process launcher = builder.start();
        endsWithIt(launcher.toHandle());
        return launcher;
    }

    /** What {@code ./lightmill} said to these arguments; it must have succeeded. */
    String said(String... arguments) throws IOException, InterruptedException {
        assertThat(start(arguments).waitFor()).isZero();
        return spoken();
    }

    /** What the last one that was started has said so far. */
    String spoken() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    /** How Maven was called, a line each; empty where it was not. */
    String built() throws IOException {
        Path calls = path("mvnw.calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    /** A process that may not live longer than the project, nor may what it started itself. */
    void endsWithIt(ProcessHandle process) {
        started.add(process);
    }

    @Override
    public void close() {
        for (ProcessHandle process : started) {
            // Its own are found before it is gone: after that they are nobody's.
            Stream.concat(Stream.of(process), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
