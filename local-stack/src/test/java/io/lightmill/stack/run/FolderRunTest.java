package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderRunTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private StubGateway gateway;

    @BeforeEach
    void pictures() throws IOException {
        gateway = new StubGateway();
        Files.createDirectories(folder.resolve("pictures/below"));
        Files.writeString(folder.resolve("pictures/b.png"), "b");
        Files.writeString(folder.resolve("pictures/a.JPG"), "a");
        Files.writeString(folder.resolve("pictures/below/c.webp"), "c");
        Files.writeString(folder.resolve("pictures/notes.txt"), "no picture");
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    private RunResult run(int tries) throws IOException, InterruptedException {
        return run(tries, 1, null);
    }

    private RunResult run(int tries, int variations, @Nullable Engine engine) throws IOException, InterruptedException {
        RunOrder order = new RunOrder(
                gateway.url(),
                folder.resolve("pictures"),
                "dusk",
                null,
                variations,
                engine,
                null,
                Map.of(),
                null,
                folder.resolve("out.zip"));
        Api api = new Api(gateway.url(), "lm_key", new Patience(tries, Duration.ofMillis(1), Duration.ofMillis(1)));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new FolderRun(order, api, folder.resolve("runs"), out, false).go();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_folder_becomes_a_zip() throws Exception {
        RunResult result = run(1);

        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("out.zip")).hasContent(StubGateway.ZIP);
        assertThat(gateway.puts()).hasSize(3);
        assertThat(gateway.submissions()).hasSize(1);
        assertThat(gateway.submissions().values().iterator().next())
                .contains("\"name\":\"a.JPG\"", "\"name\":\"below/c.webp\"")
                .doesNotContain("notes.txt");
        assertThat(Files.list(folder.resolve("runs"))).isEmpty();
    }

    @Test
    void what_the_server_has_is_not_sent_again() throws Exception {
        run(1);
        Files.writeString(folder.resolve("pictures/d.png"), "d");

        run(1);

        assertThat(gateway.puts()).hasSize(4);
    }

    @Test
    void a_run_that_was_cut_off_after_it_submitted_submits_the_same_job_again() throws Exception {
        gateway.failOnce("/api/jobs/0190aaaa-0000-7000-8000-000000000001/download");
        assertThatThrownBy(() -> run(1)).hasMessageContaining("away");

        run(1);

        assertThat(gateway.submissions()).hasSize(1);
        assertThat(gateway.puts()).hasSize(3);
    }

    @Test
    void one_that_was_accepted_long_ago_fetches_its_ZIP_whatever_would_be_taken_now() throws Exception {
        gateway.failOnce("/api/jobs/0190aaaa-0000-7000-8000-000000000001/download");
        assertThatThrownBy(() -> run(1)).hasMessageContaining("away");
        gateway.problems =
                "{\"type\": \"urn:lightmill:error:unknown-engine\", \"field\": \"engine\", \"detail\": \"No.\"}";

        run(1);

        assertThat(folder.resolve("out.zip")).hasContent(StubGateway.ZIP);
        assertThat(gateway.submissions()).hasSize(1);
        assertThatThrownBy(() -> run(1)).as("a new one").hasMessageContaining("Nobody serves");
    }

    @Test
    void a_part_that_is_away_for_a_moment_stops_nothing() throws Exception {
        gateway.failOnce("/api/uploads");
        gateway.failOnce("/api/jobs/submit");

        assertThat(run(3).exitCode()).isZero();
    }

    @Test
    void a_file_that_is_refused_is_named_and_the_others_go_on() throws Exception {
        Files.writeString(folder.resolve("pictures/broken.png"), "bad bytes");

        RunResult result = run(1);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(said()).contains("1 file: is no picture (broken.png)", "Uploading   3 of 4", "1 refused");
        assertThat(gateway.submissions().values().iterator().next()).doesNotContain("broken.png");
    }

    @Test
    void images_that_failed_are_named_with_their_reason() throws Exception {
        gateway.failedItems = 1;

        RunResult result = run(1);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(said())
                .contains("1 failed", "failed: 1 image: The engine said no. Change it. (cat.png variation 1)");
    }

    @Test
    void what_augment_does_with_a_prompt_is_said_before_it_begins() throws Exception {
        run(1);

        assertThat(said()).containsSubsequence("augment makes variations", "it reads no prompt.\n", "Generating");
    }

    @Test
    void what_would_not_be_taken_is_said_before_anything_is_sent() {
        gateway.problems =
                "{\"type\": \"urn:x\", \"field\": \"variations\", \"detail\": \"variations is 0; it is at least 1.\"}";
        assertThatThrownBy(() -> run(1, 0, null)).hasMessage("--variations is 0; it is at least 1.");

        gateway.problems =
                "{\"type\": \"urn:lightmill:error:unknown-engine\", \"field\": \"engine\", \"detail\": \"No.\"}";
        assertThatThrownBy(() -> run(1, 1, Engine.GEMINI)).hasMessageContaining("GEMINI_API_KEY", "./lightmill down");

        gateway.problems = "";
        assertThatThrownBy(() -> run(1, 50, null)).hasMessageContaining("would be 150 images; a job has at most 100.");
        assertThat(gateway.puts()).isEmpty();
        assertThat(gateway.submissions()).isEmpty();
    }

    @Test
    void pictures_of_other_kinds_and_hidden_ones_are_not_passed_over_in_silence() throws Exception {
        Files.writeString(folder.resolve("pictures/x.gif"), "x");
        Files.writeString(folder.resolve("pictures/below/y.GIF"), "y");
        Files.writeString(folder.resolve("pictures/._b.png"), "of the Finder");

        assertThat(run(1).exitCode()).isEqualTo(1);

        assertThat(said())
                .contains("refused: 2 files: a GIF; PNG, JPEG and WebP are taken (below/y.GIF, x.gif)", "1 hidden");
    }

    @Test
    void what_was_cancelled_does_not_count_as_made() throws Exception {
        gateway.cancelledItems = 3;

        run(1);

        assertThat(said()).contains("Generating  1 of 4", "1 of 4 images", "3 cancelled");
    }

    @Test
    void a_ZIP_that_is_replaced_is_named() throws Exception {
        run(1);
        assertThat(said()).doesNotContain("replaced");

        run(1);
        assertThat(said()).contains("out.zip that was there is replaced.");
    }

    @Test
    void a_folder_without_pictures_is_said_to_be_one() throws Exception {
        for (String name : new String[] {"a.JPG", "b.png", "below/c.webp"}) {
            Files.delete(folder.resolve("pictures").resolve(name));
        }

        assertThatThrownBy(() -> run(1)).hasMessageContaining("no PNG, JPEG or WebP picture");
    }
}
