package io.lightmill.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of {@code bench/peers}, copied to {@code .lightmill/bench/peers} and installed there from its lock file, when it is not there
 * yet or the lock has changed.
 */
public final class Kit {

    private static final String STAMP = "installed-from.lock";

    private final Path source;
    private final Path folder;

    /** That of this name. */
    public Kit(Path project, String name) {
        this.source = project.resolve("bench/peers").resolve(name);
        this.folder = project.resolve(".lightmill/bench/peers").resolve(name);
    }

    /** The command that runs it on Node. */
    public List<String> node() throws Exception {
        String remedy = "Node 20 or newer: https://nodejs.org/en/download";
        Path node = Programs.find("node", remedy);
        Path npm = Programs.find("npm", remedy);
        // Nothing of these packages need be compiled.
        install("package-lock.json", List.of(List.of(npm.toString(), "ci", "--ignore-scripts", "--silent")));
        return List.of(node.toString(), folder.resolve("main.mjs").toString());
    }

    /** The command that runs it on Python. */
    public List<String> python() throws Exception {
        Path python = Programs.find("python3", "apt install python3 python3-venv");
        String own = folder.resolve("venv/bin/python").toString();
        install(
                "requirements.lock",
                List.of(
                        List.of(python.toString(), "-m", "venv", "--clear", "venv"),
                        List.of(
                                own,
                                "-m",
                                "pip",
                                "install",
                                "-q",
                                "--require-hashes",
                                "--no-deps",
                                "-r",
                                "requirements.lock")));
        return List.of(own, folder.resolve("main.py").toString());
    }

    /** Where it is installed. */
    public Path folder() {
        return folder;
    }

    private void install(String lock, List<List<String>> commands) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path stamp = folder.resolve(STAMP);
        byte[] wanted = Files.readAllBytes(folder.resolve(lock));
        if (Files.exists(stamp) && Arrays.equals(Files.readAllBytes(stamp), wanted)) {
            return;
        }
        for (List<String> command : commands) {
            Programs.run(folder, command);
        }
        Files.write(stamp, wanted);
    }
}
