package io.lightmill.stack.home;

import java.nio.file.Path;

/**
 * The built project: where its programs are. Shared by all stacks that are started from it.
 *
 * @param root the folder with {@code ./lightmill}
 */
public record Project(Path root) {

    /** The project that this program belongs to; the launcher says where. */
    public static Project current() {
        return new Project(Path.of(System.getProperty("lightmill.root", "."))
                .toAbsolutePath()
                .normalize());
    }

    /** The jar that starts a Quarkus module. */
    public Path quarkusJar(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The sources of the Python worker. */
    public Path workerSources() {
        return root.resolve("worker-runpod/src");
    }

    /** The Python that has what the worker needs; made by the launcher. */
    public Path python() {
        return pythonEnvironment().resolve("bin/python");
    }

    /** The virtual environment of that Python. */
    public Path pythonEnvironment() {
        return root.resolve(".lightmill/venv");
    }

    /** The unpacked database server. */
    public Path databaseServer() {
        return root.resolve(".lightmill/mariadb-server");
    }

    /** Caches that make the services start faster; they belong to the built jars. */
    public Path startCaches() {
        return root.resolve(".lightmill/start-caches");
    }
}
