package io.lightmill.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.stack.home.Json;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.ProcessIdentity;
import io.lightmill.stack.home.StackState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs read this answer: its names never change. */
class StatusTest {

    private static JsonNode json(StackState.Phase phase) throws IOException {
        PartState part = new PartState(
                "kafka", PartState.Phase.READY, ProcessHandle.current().pid(), 9092, "/logs/kafka.log", 0, null, 1.5);
        StackState state =
                new StackState("http://127.0.0.1:8080", phase, ProcessIdentity.current(), Map.of(), List.of(part));
        return Json.MAPPER.valueToTree(StatusCommand.status(state));
    }

    @Test
    void of_a_stack_that_runs() throws IOException {
        JsonNode status = json(StackState.Phase.READY);

        assertThat(status.fieldNames()).toIterable().containsExactly("url", "state", "parts");
        assertThat(status.at("/url").asText()).isEqualTo("http://127.0.0.1:8080");
        assertThat(status.at("/state").asText()).isEqualTo("ready");
        JsonNode part = status.at("/parts/0");
        assertThat(part.fieldNames()).toIterable().containsExactly("name", "state", "pid", "port", "rssBytes", "log");
        assertThat(part.at("/state").asText()).isEqualTo("ready");
        assertThat(part.at("/rssBytes").asLong()).isGreaterThan(10_000_000);
    }

    @Test
    void of_one_that_was_stopped_names_no_process() throws IOException {
        JsonNode part = json(StackState.Phase.STOPPED).at("/parts/0");

        assertThat(part.at("/state").asText()).isEqualTo("stopped");
        assertThat(part.at("/pid").isNull()).isTrue();
        assertThat(part.at("/rssBytes").isNull()).isTrue();
    }
}
