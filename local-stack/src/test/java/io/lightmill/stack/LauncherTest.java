package io.lightmill.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./lightmill} itself, in a project whose JDK, Maven and Python only say how they were called. */
class LauncherTest {

    @TempDir
    Path folder;

    private final List<Process> others = new ArrayList<>();

    private Path project;

    @AfterEach
    void endOthers() {
        others.forEach(Process::destroyForcibly);
    }

    @BeforeEach
    void anEmptyProject() throws IOException {
        // Its folders by their real names: the launcher follows links.
        project = Files.createDirectories(folder.toRealPath().resolve("project"));
        Files.copy(Path.of("..", "lightmill"), project.resolve("lightmill"));
        copyHelp();
        program("mvnw", "echo \"$@\" >>mvnw.calls");
        program("jdk/bin/javac", "");
        program("jdk/bin/java", "echo \"$@\"");
        program("path/python3.14", "");
        program("path/node", "echo 22.1.0");
        Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(project.resolve("pom.xml"), "");
        file("worker-runpod/requirements.lock", "runpod==1.12.0\n");
    }

    private void copyHelp() throws IOException {
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(Path.of("help"))) {
            for (Path page : pages) {
                file("local-stack/help/" + page.getFileName(), Files.readString(page));
            }
        }
    }

    private Path file(String name, String content) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void program(String name, String says) throws IOException {
        Path file = file(name, "#!/bin/sh\n" + says + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(project.resolve("lightmill").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        builder.environment().merge("PATH", project.resolve("path").toString(), (old, path) -> path + ":" + old);
        return builder.start();
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        assertThat(start(arguments).waitFor()).isZero();
        return spoken();
    }

    private String spoken() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private String built() throws IOException {
        Path calls = project.resolve("mvnw.calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    private void everythingIsBuilt() throws IOException {
        file("local-stack/target/lightmill-local-stack.jar", "");
        file("ui/dist/index.html", "");
        file(".lightmill/venv/made-from.lock", "runpod==1.12.0\n");
        program(".lightmill/venv/bin/python", "");
        file(".lightmill/built", "");
    }

    private void aSourceIsNewer() throws IOException {
        Files.setLastModifiedTime(
                project.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void questions_wait_for_the_command_line_only() throws Exception {
        assertThat(said("status")).contains("io.lightmill.stack.Main status");
        assertThat(built()).contains("-pl local-stack -am package").doesNotContain("job-service");
    }

    @Test
    void up_builds_all_that_it_runs_when_a_source_is_newer() throws Exception {
        everythingIsBuilt();
        said("up");
        assertThat(built()).isEmpty();

        aSourceIsNewer();
        said("up");
        assertThat(built()).contains("gateway-service");
    }

    @Test
    void nothing_is_built_under_the_feet_of_what_runs() throws Exception {
        everythingIsBuilt();
        aSourceIsNewer();
        file(".lightmill/run/kafka.pid", ProcessHandle.current().pid() + " 0\n");

        assertThat(said("up")).contains("until ./lightmill down", "Main up");

        assertThat(built()).isEmpty();
    }

    @Test
    void the_stack_that_is_named_is_the_one_that_must_not_run() throws Exception {
        everythingIsBuilt();
        aSourceIsNewer();
        file("other/run/kafka.pid", ProcessHandle.current().pid() + " 0\n");

        assertThat(said("up", "--home", project + "/other")).contains("until ./lightmill down");
        assertThat(said("up", "--home=" + project + "/other")).contains("until ./lightmill down");
        assertThat(built()).isEmpty();

        said("up");
        assertThat(built()).contains("gateway-service");
    }

    @Test
    void the_doctor_is_told_what_was_found_before_anything_was_made() throws Exception {
        assertThat(said("doctor"))
                .contains("-Dlightmill.build=NONE", "-Dlightmill.python=" + project.resolve("path/python3.14"));
    }

    @Test
    void up_builds_again_where_the_pages_of_the_web_ui_are_missing() throws Exception {
        everythingIsBuilt();
        Files.delete(project.resolve("ui/dist/index.html"));
        said("up");
        assertThat(built()).contains("gateway-service");
    }

    @Test
    void without_a_node_no_pages_are_missed() throws Exception {
        everythingIsBuilt();
        Files.delete(project.resolve("ui/dist/index.html"));
        program("path/node", "");

        assertThat(said("up")).contains("the web UI is left out");

        assertThat(built()).isEmpty();
    }

    @Test
    void without_a_node_the_tests_of_the_web_ui_are_left_out_and_that_is_said() throws Exception {
        everythingIsBuilt();
        file("worker-runpod/requirements-dev.lock", "");
        file(".lightmill/venv/made-from-dev.lock", "");
        program("ui/scripts/build", "exit 1");

        assertThat(start("test").waitFor()).isEqualTo(1);
        assertThat(spoken()).contains("FAILED: Web UI");

        program("path/node", "");
        assertThat(said("test")).contains("All tests passed, those of the web UI left out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "run", "demo", "down", "status", "logs", "doctor", "bench", "test"})
    void every_command_answers_help_without_a_jdk_or_a_build(String command) throws Exception {
        Files.delete(project.resolve("jdk/release"));

        assertThat(said(command, "--help")).startsWith("Usage: ./lightmill " + command);
        assertThat(said("help", command)).isEqualTo(said(command, "-h"));

        assertThat(built()).isEmpty();
        assertThat(project.resolve(".lightmill")).doesNotExist();
    }

    @Test
    void without_a_command_all_are_listed() throws Exception {
        assertThat(said()).contains("demo", "bench").isEqualTo(said("help")).isEqualTo(said("--help"));
    }

    @Test
    void what_does_not_exist_is_refused_with_what_does_before_anything_is_built() throws Exception {
        assertThat(refused("upp")).startsWith("There is no command upp.").contains("Usage: ./lightmill [-h]");
        assertThat(refused("help", "upp")).startsWith("There is no command upp.");
        assertThat(refused("../up")).startsWith("There is no command ../up.");
        assertThat(refused("up", "--wokers=3"))
                .startsWith("up has no option --wokers.")
                .contains("--workers=N");
        assertThat(refused("run", "cats", "--prompt", "a", "-x")).startsWith("run has no option -x.");
        assertThat(refused("test", "all")).startsWith("test takes nothing.").contains("Usage: ./lightmill test");
        assertThat(built()).isEmpty();
    }

    @Test
    void a_run_that_cannot_be_is_refused_before_anything_is_built() throws Exception {
        Files.createDirectory(folder.resolve("cats"));
        Files.writeString(folder.resolve("cat.png"), "");

        assertThat(refused("run")).startsWith("run wants a FOLDER").contains("Usage: ./lightmill run");
        assertThat(refused("run", "--out=o.zip", "--prompt", "cats")).startsWith("run wants a FOLDER");
        assertThat(refused("run", "cats")).startsWith("run wants --out=FILE");
        assertThat(refused("run", "dogs", "--out=o.zip")).isEqualTo("There is no folder dogs.\n");
        assertThat(refused("run", "--out", "o.zip", "--", "--cats")).isEqualTo("There is no folder --cats.\n");
        assertThat(refused("run", "cat.png", "--out=o.zip")).startsWith("cat.png is no folder");
        for (String none : List.of("--prompt= ", "--seed=1")) {
            assertThat(refused("run", "cats", "--out=o.zip", "--engine", "gemini", none))
                    .startsWith("run wants --prompt=TEXT; gemini needs one.");
        }
        assertThat(built()).isEmpty();
        assertThat(project.resolve(".lightmill")).doesNotExist();
    }

    @Test
    void a_run_that_may_be_is_left_to_the_command_itself() throws Exception {
        everythingIsBuilt();
        Files.createDirectory(folder.resolve("cats"));

        assertThat(said("run", "cats", "--out", "o.zip")).contains("Main run cats");
        assertThat(said("run", "--engine=Augment", "--out=o.zip", "cats")).contains("Main run --engine");
        assertThat(said("run", "cats", "--prompt=a", "--engine=gemini", "--out=o.zip"))
                .contains("Main run cats");
    }

    @Test
    void the_value_of_an_option_is_no_option() throws Exception {
        everythingIsBuilt();
        Files.createDirectory(folder.resolve("cats"));

        assertThat(said("run", "cats", "--prompt", "--help", "--out=o.zip")).contains("Main run cats --prompt --help");
    }

    @Test
    void behind_two_dashes_nothing_is_an_option() throws Exception {
        everythingIsBuilt();
        Files.createDirectory(folder.resolve("--cats"));

        assertThat(said("run", "--out=o.zip", "--", "--cats")).contains("Main run --out=o.zip -- --cats");
    }

    private String refused(String... arguments) throws IOException, InterruptedException {
        assertThat(start(arguments).waitFor()).isEqualTo(2);
        return spoken();
    }

    @Test
    void two_that_find_nothing_built_do_not_build_at_once() throws Exception {
        everythingIsBuilt();
        aSourceIsNewer();
        Process other = holds("building.lock");
        Process launcher = start("up");
        await().until(() -> spoken().contains("Another ./lightmill builds"));
        assertThat(built()).isEmpty();

        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(built()).contains("gateway-service");
    }

    @Test
    void two_that_find_no_python_do_not_make_it_at_once() throws Exception {
        everythingIsBuilt();
        Files.delete(project.resolve(".lightmill/venv/made-from.lock"));
        Process other = holds("venv.lock");
        Process launcher = start("up");
        await().until(() -> spoken().contains("Another ./lightmill makes the workers' Python"));

        file(".lightmill/venv/made-from.lock", "runpod==1.12.0\n");
        file(".lightmill/venv/by", "the other one");
        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(project.resolve(".lightmill/venv/by")).exists();
    }

    @Test
    void the_lock_of_a_build_that_died_holds_nobody_up() throws Exception {
        everythingIsBuilt();
        aSourceIsNewer();
        holds("building.lock").destroyForcibly().waitFor();

        assertThat(said("up")).doesNotContain("Another");

        assertThat(built()).contains("gateway-service");
    }

    @Test
    void a_question_does_not_build_beside_another_build() throws Exception {
        Process other = holds("building.lock");
        Process launcher = start("status");
        await().until(() -> spoken().contains("Another ./lightmill builds"));
        assertThat(built()).isEmpty();

        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(built()).contains("-pl local-stack");
    }

    /** Another process that has this lock until it ends. */
    private Process holds(String lock) throws IOException {
        Path file = file(".lightmill/" + lock, "");
        Process holder = new ProcessBuilder("flock", "--close", file.toString(), "-c", "echo held && exec cat").start();
        others.add(holder);
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        return holder;
    }

    @Test
    void a_build_that_is_interrupted_does_not_go_on_without_us() throws Exception {
        Path pid = project.resolve("maven.pid");
        program("mvnw", "echo $$ >maven.new && mv maven.new maven.pid && exec sleep 600");
        Process launcher = start("status");
        await().until(() -> Files.exists(pid));
        long maven = Long.parseLong(Files.readString(pid).strip());

        launcher.destroy();

        assertThat(launcher.waitFor()).isEqualTo(130);
        await().until(() ->
                ProcessHandle.of(maven).filter(ProcessHandle::isAlive).isEmpty());
    }
}
