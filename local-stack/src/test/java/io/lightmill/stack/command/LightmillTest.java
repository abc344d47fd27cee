package io.lightmill.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LightmillTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "doctor", "run", "demo"})
    void every_command_explains_itself(String command) {
        assertThat(Lightmill.execute(command, "--help")).isZero();
        assertThat(Lightmill.execute("help", command)).isZero();
    }

    @Test
    void without_a_command_the_commands_are_listed() {
        assertThat(Lightmill.execute()).isZero();
    }

    @Test
    void an_unknown_command_is_trouble() {
        assertThat(Lightmill.execute("upp")).isEqualTo(Lightmill.TROUBLE);
    }

    @Test
    void nothing_runs_in_a_fresh_home() {
        assertThat(Lightmill.execute("status", "--json", "--home", folder.toString()))
                .isEqualTo(1);
        assertThat(Lightmill.execute("down", "--home", folder.toString())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"status, 1", "down, 0", "logs, 2"})
    void a_question_makes_no_home(String command, int code) {
        Path none = folder.resolve("none");
        assertThat(Lightmill.execute(command, "--home", none.toString())).isEqualTo(code);
        assertThat(none).doesNotExist();
    }

    @Test
    void a_parameter_is_json_where_it_is_json() {
        assertThat(ParameterValue.of("0.5")).isEqualTo(0.5);
        assertThat(ParameterValue.of("true")).isEqualTo(true);
        assertThat(ParameterValue.of("[\"flip\"]")).isEqualTo(List.of("flip"));
        assertThat(ParameterValue.of("soft light")).isEqualTo("soft light");
    }

    @Test
    void options_that_make_no_stack_are_refused_before_anything_is_started() {
        String home = "--home=" + folder;
        assertThat(Lightmill.execute("up", home, "--workers=-1")).isEqualTo(Lightmill.TROUBLE);
        assertThat(Lightmill.execute("up", home, "--dispatchers=0")).isEqualTo(Lightmill.TROUBLE);
        assertThat(Lightmill.execute("up", home, "--others=0")).isEqualTo(Lightmill.TROUBLE);
        assertThat(Lightmill.execute("up", home, "--endpoint-flag=seed")).isEqualTo(Lightmill.TROUBLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void only_options_that_were_given_are_passed_on() {
        StackOptions none = new StackOptions();
        new CommandLine(none).parseArgs();
        assertThat(none.arguments()).isEmpty();

        StackOptions some = new StackOptions();
        new CommandLine(some).parseArgs("--others=3", "--dispatchers=2", "--simulated-workers=3");
        assertThat(some.arguments()).containsExactly("--simulated-workers=3", "--dispatchers=2", "--others=3");
    }

    @Test
    void what_cannot_be_run_starts_no_stack() {
        String home = "--home=" + folder;
        assertThat(Lightmill.execute("run", home, folder + "/cats", "--prompt=a", "--out=" + folder + "/o.zip"))
                .isEqualTo(Lightmill.TROUBLE);
        assertThat(Lightmill.execute("demo", home, "--out=" + folder)).isEqualTo(Lightmill.TROUBLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_stacks_own_key_is_sent_to_no_other_system() throws IOException {
        Files.writeString(folder.resolve("admin.key"), "lm_12345678_secret");
        Files.writeString(Files.createDirectory(folder.resolve("cats")).resolve("a.png"), "a");
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String url = "--url=http://127.0.0.1:" + elsewhere.getAddress().getPort();
            String out = "--out=" + folder + "/o.zip";

            assertThat(Lightmill.execute("run", "--home=" + folder, url, folder + "/cats", out))
                    .isEqualTo(Lightmill.TROUBLE);
        } finally {
            elsewhere.stop(0);
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void failures_of_files_are_sentences() {
        assertThat(Sentence.of(new AccessDeniedException("/root/cats"))).isEqualTo("/root/cats: permission denied.");
        assertThat(Sentence.of(new UncheckedIOException(new NoSuchFileException("/cats"))))
                .isEqualTo("/cats does not exist.");
        assertThat(Sentence.of(new IOException("The broker is away."))).isEqualTo("The broker is away.");
    }
}
