package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 10,000 names as somebody may have typed them, as files, jobs and groups, through the programs that people unpack ZIPs with: each makes
 * exactly the files that the ZIP names, below the folder it was told. The test report says which of the programs were there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnzippersTest {

    private static final int NAMES = 10_000;
    private static final int FOLDERS = 50;

    /** A program that hangs ends the test; a slow machine does not. */
    private static final int PATIENCE_MINUTES = 10;

    /** How each is told to unpack {@code ZIP} into {@code INTO}. */
    enum Unzipper {
        INFO_ZIP("unzip", "-qq", "ZIP", "-d", "INTO"),
        PYTHON(
                "python3",
                "-c",
                "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])",
                "ZIP",
                "INTO"),
        JAVA(System.getProperty("java.home") + "/bin/jar", "--extract", "--file", "ZIP", "--dir", "INTO"),
        BSDTAR("bsdtar", "-xf", "ZIP", "-C", "INTO"),
        SEVEN_ZIP("7z", "x", "-bso0", "-bsp0", "-y", "-oINTO", "ZIP");

        private final List<String> command;

        Unzipper(String... command) {
            this.command = List.of(command);
        }

        private List<String> command(Path zip, Path into) {
            return command.stream()
                    .map(word -> word.replace("ZIP", zip.toString()).replace("INTO", into.toString()))
                    .toList();
        }

        private boolean isThere() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(command.getFirst())));
        }
    }

    @TempDir
    static Path folder;

    private Path zip;
    private Set<String> names;

    @BeforeAll
    void aBundleOfTheirs() throws IOException {
        Random random = new Random(42);
        UniqueNames unique = new UniqueNames();
        List<String> made = new ArrayList<>();
        for (int n = 0; n < NAMES; n++) {
            String group = SafeNames.of(FuzzedNames.next(new Random(n % 7)), "group") + "/";
            String job = SafeNames.of(FuzzedNames.next(new Random(1_000 + n % FOLDERS)), "job") + "/";
            made.add(unique.file(group + job, SafeNames.stem(FuzzedNames.next(random)), "__v01_s1.png", n + 1));
        }
        names = new TreeSet<>(made);
        assertThat(names).hasSize(NAMES);
        zip = zipOf(made);
    }

    /** Empty files: all of the ZIP is its skeleton. */
    private Path zipOf(List<String> made) throws IOException {
        try (BundleLayout layout = new BundleLayout(folder)) {
            for (String name : made) {
                layout.object(
                        new ZipEntry(name, 0, 0, Instant.parse("2026-11-21T10:00:01Z")),
                        new BundledObject(new UUID(1, 1), UUID.randomUUID(), UUID.randomUUID()));
            }
            return layout.finish().skeleton();
        }
    }

    @ParameterizedTest
    @EnumSource(Unzipper.class)
    void every_unzipper_makes_the_files_that_are_named(Unzipper unzipper) throws Exception {
        Assumptions.assumeTrue(unzipper.isThere(), unzipper + " is not installed");
        Path into = Files.createDirectory(folder.resolve(unzipper.name()));

        String said = run(unzipper.command(zip, into));

        assertThat(said).as("what it complains of").isEmpty();
        assertThat(filesIn(into)).isEqualTo(names);
    }

    /** Not by Java's own walk, which cannot read the names where the locale is none of UTF-8. */
    private Set<String> filesIn(Path root) throws Exception {
        String found = run(List.of("find", root.toString(), "-type", "f", "-printf", "%P\\0"));
        return new TreeSet<>(List.of(found.split("\0")));
    }

    /** What it said; it must have gone well. */
    private String run(List<String> command) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("it comes to an end")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
