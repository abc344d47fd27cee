package io.lightmill.stack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.stack.doctor.Programs.Build;
import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.ProcessIdentity;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.home.StackState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fresh clone is no patient. */
class DoctorTest {

    @TempDir
    Path folder;

    private Finding python(@Nullable Path interpreter) throws IOException, InterruptedException {
        return finding(new Programs(new Project(folder), interpreter, Build.FRESH).findings(), "Python");
    }

    private static Finding finding(List<Finding> findings, String what) {
        return findings.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    /** Stands for an interpreter: says this and ends so. */
    private Path program(Path file, String says, int code) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/bin/sh\necho '" + says + "'\nexit " + code + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void python_is_well_before_the_workers_environment_was_made() throws Exception {
        Path interpreter = program(folder.resolve("python3"), "3.11.9", 0);

        Finding python = python(interpreter);

        assertThat(python.isTrouble()).isFalse();
        assertThat(python.found()).startsWith("3.11.9 in " + interpreter).contains("made at the first start");
    }

    @Test
    void without_an_interpreter_it_says_what_to_install() throws Exception {
        assertThat(python(null).advice()).contains("apt install python3 python3-venv");
    }

    @Test
    void an_environment_that_cannot_import_what_it_needs_is_to_be_made_anew() throws Exception {
        program(new Project(folder).python(), "ModuleNotFoundError: No module named runpod", 1);

        Finding python = python(null);

        assertThat(python.found()).isEqualTo("ModuleNotFoundError: No module named runpod");
        assertThat(python.advice()).contains("Remove " + new Project(folder).pythonEnvironment());
    }

    @Test
    void without_a_node_it_says_what_to_install_for_the_web_ui() {
        assertThat(new WebUi("").finding().advice()).contains("nodejs.org");
        assertThat(new WebUi("20.20.2").finding().isTrouble()).isFalse();
    }

    @Test
    void how_old_the_build_is_is_told_and_no_trouble() throws Exception {
        for (Build age : Build.values()) {
            Finding build = finding(new Programs(new Project(folder), null, age).findings(), "build");
            assertThat(build.isTrouble()).isFalse();
            assertThat(build.found())
                    .contains(
                            switch (age) {
                                case FRESH -> "complete";
                                case STALE -> "older than the sources";
                                case NONE -> "first start makes it";
                            });
        }
    }

    @Test
    void the_disk_of_a_home_that_is_not_there_yet_is_looked_at() throws IOException {
        assertThat(finding(Machine.findings(new Home(folder.resolve("a/b/c"))), "disk")
                        .found())
                .endsWith("GiB free");
    }

    @Test
    void only_taken_ports_are_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Machine.ports(Map.of("kafka", taken.getLocalPort())))
                    .singleElement()
                    .satisfies(port -> assertThat(port.found()).contains("kafka"));
        }
    }

    @Test
    void a_part_with_a_problem_is_named_with_the_way_to_its_log() {
        PartState broken = new PartState(
                "kafka", PartState.Phase.RESTARTING, null, 9092, "kafka.log", 3, "ended with code 1", null);
        StackState state = new StackState(
                "http://127.0.0.1:8080",
                StackState.Phase.DEGRADED,
                ProcessIdentity.current(),
                Map.of(),
                List.of(broken));

        assertThat(Running.findings(state))
                .extracting(Finding::advice)
                .containsExactly("See the parts below", "./lightmill logs kafka");
    }
}
