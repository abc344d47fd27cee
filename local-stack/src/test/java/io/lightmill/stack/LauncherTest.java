package io.lightmill.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./lightmill} itself: what it builds and asks before it hands over, and what it refuses. */
class LauncherTest {

    @TempDir
    Path folder;

    @AutoClose
    private PretendedProject project;

    @BeforeEach
    void anEmptyProject() throws IOException {
        project = PretendedProject.in(folder);
    }

    @Test
    void questions_wait_for_the_command_line_only() throws Exception {
        assertThat(project.said("status")).contains("io.lightmill.stack.Main status");
        assertThat(project.built()).contains("-pl local-stack -am package").doesNotContain("job-service");
    }

    @Test
    void up_builds_all_that_it_runs_when_a_source_is_newer() throws Exception {
        project.everythingIsBuilt();
        project.said("up");
        assertThat(project.built()).isEmpty();

        project.aSourceIsNewer();
        project.said("up");
        assertThat(project.built()).contains("gateway-service");
    }

    @Test
    void nothing_is_built_under_the_feet_of_what_runs() throws Exception {
        project.everythingIsBuilt();
        project.aSourceIsNewer();
        project.file(".lightmill/run/kafka.pid", ProcessHandle.current().pid() + " 0\n");

        assertThat(project.said("up")).contains("until ./lightmill down", "Main up");

        assertThat(project.built()).isEmpty();
    }

    @Test
    void the_stack_that_is_named_is_the_one_that_must_not_run() throws Exception {
        project.everythingIsBuilt();
        project.aSourceIsNewer();
        project.file("other/run/kafka.pid", ProcessHandle.current().pid() + " 0\n");

        assertThat(project.said("up", "--home", project.path("other").toString()))
                .contains("until ./lightmill down");
        assertThat(project.said("up", "--home=" + project.path("other"))).contains("until ./lightmill down");
        assertThat(project.built()).isEmpty();

        project.said("up");
        assertThat(project.built()).contains("gateway-service");
    }

    @Test
    void the_doctor_is_told_what_was_found_before_anything_was_made() throws Exception {
        assertThat(project.said("doctor"))
                .contains("-Dlightmill.build=NONE", "-Dlightmill.python=" + project.path("path/python3.14"));
    }

    @Test
    void up_builds_again_where_the_pages_of_the_web_ui_are_missing() throws Exception {
        project.everythingIsBuilt();
        Files.delete(project.path("ui/dist/index.html"));
        project.said("up");
        assertThat(project.built()).contains("gateway-service");
    }

    @Test
    void without_a_node_no_pages_are_missed() throws Exception {
        project.everythingIsBuilt();
        Files.delete(project.path("ui/dist/index.html"));
        project.program("path/node", "");

        assertThat(project.said("up")).contains("the web UI is left out");

        assertThat(project.built()).isEmpty();
    }

    @Test
    void without_a_node_the_tests_of_the_web_ui_are_left_out_and_that_is_said() throws Exception {
        project.everythingIsBuilt();
        project.file("worker-runpod/requirements-dev.lock", "");
        project.file(".lightmill/venv/made-from-dev.lock", "");
        project.program("ui/scripts/build", "exit 1");

        assertThat(project.start("test").waitFor()).isEqualTo(1);
        assertThat(project.spoken()).contains("FAILED: Web UI");

        project.program("path/node", "");
        assertThat(project.said("test")).contains("All tests passed, those of the web UI left out.");

        Files.delete(project.path("path/fake-gcs-server"));
        assertThat(project.said("test"))
                .contains("All tests passed, those of the web UI and Google Cloud Storage left out.");
    }

    @Test
    void where_the_database_that_comes_along_cannot_run_one_has_to_be_named() throws Exception {
        project.everythingIsBuilt();
        project.program("path/uname", "echo Darwin arm64");

        assertThat(project.start("up").waitFor()).isEqualTo(2);
        assertThat(project.spoken()).contains("this is Darwin arm64", "LIGHTMILL_DATABASE_URL");
        assertThat(project.said("status")).contains("Main status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "run", "demo", "down", "status", "logs", "doctor", "bench", "test"})
    void every_command_answers_help_without_a_jdk_or_a_build(String command) throws Exception {
        Files.delete(project.path("jdk/release"));

        assertThat(project.said(command, "--help")).startsWith("Usage: ./lightmill " + command);
        assertThat(project.said("help", command)).isEqualTo(project.said(command, "-h"));

        assertThat(project.built()).isEmpty();
        assertThat(project.path(".lightmill")).doesNotExist();
    }

    @Test
    void without_a_command_all_are_listed() throws Exception {
        assertThat(project.said())
                .contains("demo", "bench")
                .isEqualTo(project.said("help"))
                .isEqualTo(project.said("--help"));
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
        assertThat(project.built()).isEmpty();
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
        assertThat(project.built()).isEmpty();
        assertThat(project.path(".lightmill")).doesNotExist();
    }

    @Test
    void a_run_that_may_be_is_left_to_the_command_itself() throws Exception {
        project.everythingIsBuilt();
        Files.createDirectory(folder.resolve("cats"));

        assertThat(project.said("run", "cats", "--out", "o.zip")).contains("Main run cats");
        assertThat(project.said("run", "--engine=Augment", "--out=o.zip", "cats"))
                .contains("Main run --engine");
        assertThat(project.said("run", "cats", "--prompt=a", "--engine=gemini", "--out=o.zip"))
                .contains("Main run cats");
    }

    @Test
    void the_value_of_an_option_is_no_option() throws Exception {
        project.everythingIsBuilt();
        Files.createDirectory(folder.resolve("cats"));

        assertThat(project.said("run", "cats", "--prompt", "--help", "--out=o.zip"))
                .contains("Main run cats --prompt --help");
    }

    @Test
    void behind_two_dashes_nothing_is_an_option() throws Exception {
        project.everythingIsBuilt();
        Files.createDirectory(folder.resolve("--cats"));

        assertThat(project.said("run", "--out=o.zip", "--", "--cats")).contains("Main run --out=o.zip -- --cats");
    }

    private String refused(String... arguments) throws IOException, InterruptedException {
        assertThat(project.start(arguments).waitFor()).isEqualTo(2);
        return project.spoken();
    }
}
