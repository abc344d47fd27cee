package io.lightmill.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents use the words that cross a process border: all of them, and no others. */
class WordsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) --> ([^:\\s]+)");

    @Test
    void theDiagramsShowEveryStateAndNoOther() throws IOException {
        String page = Files.readString(DOCS.resolve("states/job.md"));

        assertThat(states(page, "## Item")).isEqualTo(words(ItemState.values()));
        assertThat(states(page, "## Job")).isEqualTo(words(JobState.values()));
    }

    @Test
    void theInterfacesNameEveryTopicAndEveryEvent() throws IOException, IllegalAccessException {
        String page = Files.readString(DOCS.resolve("interfaces.md"));

        assertThat(page)
                .contains(Stream.of(EventType.values())
                        .map(type -> type.body().getSimpleName())
                        .toList());
        for (Field topic : Topics.class.getFields()) {
            assertThat(page).contains((String) topic.get(null));
        }
    }

    private static Set<String> states(String page, String heading) {
        int begin = page.indexOf(heading + "\n");
        String diagram = page.substring(begin, page.indexOf("\n```\n", begin));
        return ARROW.matcher(diagram)
                .results()
                .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
                .filter(state -> !state.equals("[*]"))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Enum<?>[] states) {
        return Arrays.stream(states)
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
