package io.lightmill.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.RawHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event stream as a browser reads it. */
record EventStream(RawHttp http, BufferedReader lines) implements AutoCloseable {

    static EventStream open(String key, @Nullable String lastEventId) throws IOException {
        return with("Authorization: Bearer " + key, lastEventId);
    }

    static EventStream with(String header, @Nullable String lastEventId) throws IOException {
        return at("/api/events", header, lastEventId);
    }

    static EventStream at(String path, String header, @Nullable String lastEventId) throws IOException {
        RawHttp http = RawHttp.toGateway();
        http.send(
                "GET " + path + " HTTP/1.0",
                "Host: here",
                header,
                lastEventId == null ? "X-None: 1" : "Last-Event-ID: " + lastEventId);
        String head = http.head();
        assertThat(head).contains(" 200 ").contains("text/event-stream");
        return new EventStream(http, new BufferedReader(new InputStreamReader(http.in(), StandardCharsets.UTF_8)));
    }

    Event next() throws IOException {
        String id = "";
        String name = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !name.isEmpty()) {
                return new Event(id, name, data);
            }
        }
        throw new IOException("the stream ended");
    }

    boolean ended() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            assertThat(line).doesNotStartWith("event: job");
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** One event, as it came. */
    record Event(String id, String name, String data) {}
}
