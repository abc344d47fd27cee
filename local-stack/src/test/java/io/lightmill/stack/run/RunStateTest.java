package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

    @TempDir
    Path folder;

    private static LocalFile file(String name, String sha256) {
        return new LocalFile(Path.of(name), name, 10, sha256);
    }

    private static RunOrder order(String prompt, int variations) {
        return order("http://127.0.0.1:8080", prompt, variations);
    }

    private static RunOrder order(String url, String prompt, int variations) {
        return new RunOrder(
                url,
                Path.of("/pictures"),
                prompt,
                null,
                variations,
                Engine.AUGMENT,
                null,
                Map.of("noise", 0.1),
                null,
                Path.of("out.zip"));
    }

    @Test
    void an_interrupted_run_submits_with_the_same_key() {
        RunState interrupted = RunState.open(folder, "a");

        assertThat(RunState.open(folder, "a")).isEqualTo(interrupted);
    }

    @Test
    void a_run_that_is_over_is_a_new_one_next_time() throws Exception {
        RunState over = RunState.open(folder, "a");
        over.forget();

        assertThat(RunState.open(folder, "a").idempotencyKey()).isNotEqualTo(over.idempotencyKey());
    }

    @Test
    void a_memory_that_was_cut_off_is_a_new_run() throws Exception {
        Files.writeString(folder.resolve("a.json"), "{\"idempo");

        assertThat(RunState.open(folder, "a").idempotencyKey()).hasSize(36);
    }

    @Test
    void the_same_files_and_wishes_are_the_same_run() {
        List<LocalFile> files = List.of(file("a.png", "1"), file("b.png", "2"));

        assertThat(order("dusk", 4).fingerprint(files))
                .isEqualTo(order("dusk", 4).fingerprint(List.copyOf(files)));
    }

    @Test
    void a_stack_that_was_started_again_at_another_port_knows_the_run() {
        List<LocalFile> files = List.of(file("a.png", "1"), file("b.png", "2"));

        assertThat(order("http://127.0.0.1:8180", "dusk", 4).fingerprint(files))
                .isEqualTo(order("dusk", 4).fingerprint(files));
    }

    @Test
    void whatever_would_change_the_submission_is_another_run() {
        List<LocalFile> files = List.of(file("a.png", "1"), file("b.png", "2"));
        String one = order("dusk", 4).fingerprint(files);

        assertThat(List.of(
                        order("dawn", 4).fingerprint(files),
                        order("dusk", 3).fingerprint(files),
                        order("dusk", 4).fingerprint(files.subList(0, 1)),
                        order("dusk", 4).fingerprint(List.of(file("a.png", "1"), file("b.png", "3"))),
                        order("dusk", 4).fingerprint(List.of(file("a.png", "1"), file("c.png", "2")))))
                .doesNotContain(one)
                .doesNotHaveDuplicates();
    }
}
