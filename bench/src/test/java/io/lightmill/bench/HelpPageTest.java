package io.lightmill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.bench.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ./lightmill bench --help} tells a page of the local stack's, so that nothing need be built for it. */
class HelpPageTest {

    @Test
    void the_page_names_every_metric() throws IOException {
        String page = Files.readString(Path.of("..", "local-stack", "help", "bench.txt"));
        List<String> ids = Metric.ids(Metric.all());

        assertThat(page).contains("Of " + String.join(" ", ids) + ";");
    }
}
