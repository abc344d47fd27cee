package io.lightmill.e2e.live;

import io.lightmill.e2e.api.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open event stream: what has come so far, and who is told at once. */
public final class LiveEvents implements AutoCloseable {

    private final List<LiveEvent> seen = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private LiveEvents(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Opens it; returns when the answer's head has come.
     *
     * @param lastEventId to resume after; null: from now on
     */
    public static LiveEvents open(Caller caller, @Nullable String lastEventId) {
        return open(caller, lastEventId, event -> {});
    }

    /** Opens it with somebody who is told of each event. */
    public static LiveEvents open(Caller caller, @Nullable String lastEventId, Consumer<LiveEvent> listener) {
        HttpRequest.Builder request = caller.to("/api/events").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = caller.exchange(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET /api/events → " + response.statusCode());
        }
        LiveEvents events = new LiveEvents(response.body());
        Thread.ofVirtual().name("events").start(() -> events.read(listener));
        return events;
    }

    /** What has come so far. */
    public List<LiveEvent> seen() {
        return List.copyOf(seen);
    }

    private void read(Consumer<LiveEvent> listener) {
        EventParser parser = new EventParser(event -> {
            seen.add(event);
            listener.accept(event);
        });
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parser.line(line);
            }
        } catch (IOException e) {
            // Closed by us, or cut: whoever waits for an event that will not come says so.
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
