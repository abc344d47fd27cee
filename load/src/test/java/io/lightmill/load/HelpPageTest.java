package io.lightmill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./lightmill load --help} tells a page of the local stack's; the launcher refuses what is not on it. */
class HelpPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"--minutes", "--seed", "--users", "--images", "--listing", "--database", "--json"})
    void the_page_names_every_option_with_its_value(String option) throws IOException {
        String page = Files.readString(Path.of("..", "local-stack", "help", "load.txt"));

        assertThat(page).contains(option + "=");
    }
}
