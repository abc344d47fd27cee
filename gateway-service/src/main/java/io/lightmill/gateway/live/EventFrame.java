package io.lightmill.gateway.live;

import io.lightmill.contracts.event.EventType;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as they go over the wire; each is encoded once and shared by all readers. */
final class EventFrame {

    /** Keeps proxies from closing the stream, and finds readers that are gone. */
    static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    /** How soon a browser comes back. */
    static final Buffer RETRY = Buffer.buffer("retry: 1000\n\n");

    private static final Map<String, String> NAMES = Arrays.stream(EventType.values())
            .collect(Collectors.toUnmodifiableMap(EventType::type, EventFrame::shortName));

    private EventFrame() {}

    /** {@code job-progressed} for {@code io.lightmill.job.progressed.v1}; null for a type that nobody knows here. */
    static @Nullable String name(String type) {
        return NAMES.get(type);
    }

    static Buffer of(String id, String name, byte[] json) {
        Buffer frame = Buffer.buffer(json.length + 96).appendString("id: " + id + "\nevent: " + name + "\ndata: ");
        // A line break would end the field. Between the tokens of JSON it is only space; within a string it is escaped.
        return frame.appendBytes(onOneLine(json)).appendString("\n\n");
    }

    /** The stream begins: nothing was missed, and from here on nothing will be. */
    static Buffer ready(EventPlace place) {
        return of(place.id(), "ready", "{}".getBytes(StandardCharsets.US_ASCII));
    }

    /** Something was missed that cannot be told any more: the browser asks for the state anew. */
    static Buffer reset(EventPlace place) {
        return of(place.id(), "reset", "{}".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] onOneLine(byte[] json) {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    private static String shortName(EventType type) {
        Function<String, String> bare =
                name -> name.replaceFirst("^io\\.lightmill\\.", "").replaceFirst("\\.v\\d+$", "");
        return bare.apply(type.type()).replace('.', '-');
    }
}
