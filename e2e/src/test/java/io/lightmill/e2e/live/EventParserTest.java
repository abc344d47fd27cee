package io.lightmill.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventParserTest {

    private final List<LiveEvent> events = new ArrayList<>();
    private final EventParser parser = new EventParser(events::add);

    @Test
    void anEventEndsWithAnEmptyLine() {
        "id: 7\nevent: items-changed\ndata: {\"a\":\ndata: 1}\n\n".lines().forEach(parser::line);

        assertThat(events).containsExactly(new LiveEvent("7", "items-changed", "{\"a\":\n1}"));
    }

    @Test
    void commentsKeepTheLineOpenAndSayNothing() {
        ":\n\n: still here\n\n".lines().forEach(parser::line);

        assertThat(events).isEmpty();
    }

    @Test
    void theIdStaysUntilThereIsANewerOne() {
        "id:1\ndata:a\n\ndata:b\n\n".lines().forEach(parser::line);

        assertThat(events).extracting(LiveEvent::id).containsExactly("1", "1");
    }
}
