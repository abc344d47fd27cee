package io.lightmill.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {

    private static final String URL = "http://127.0.0.1:8080";

    @TempDir
    Path home;

    @Test
    void a_person_gets_a_link_that_signs_in() throws IOException {
        Path key = Files.writeString(home.resolve("admin.key"), "lm_12345678_secret\n");
        assertThat(new Greeting(URL, key).lines(true))
                .containsExactly("Lightmill is at " + URL + "/#key=lm_12345678_secret");
    }

    @Test
    void what_is_kept_in_a_log_holds_no_key() throws IOException {
        Path key = Files.writeString(home.resolve("admin.key"), "lm_12345678_secret\n");
        assertThat(new Greeting(URL, key).lines(false))
                .containsExactly("Lightmill is at " + URL, "Sign in with the key in " + key)
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void without_a_key_the_place_is_told_where_it_should_be() {
        Path missing = home.resolve("admin.key");
        assertThat(new Greeting(URL, missing).lines(true)).contains("Sign in with the key in " + missing);
    }
}
