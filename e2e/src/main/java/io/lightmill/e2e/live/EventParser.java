package io.lightmill.e2e.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the lines of an event stream together, as the HTML standard says. */
final class EventParser {

    private final Consumer<LiveEvent> listener;
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private @Nullable String id;

    EventParser(Consumer<LiveEvent> listener) {
        this.listener = listener;
    }

    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (!line.startsWith(":")) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void field(String field, String value) {
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {}
        }
    }

    private void dispatch() {
        if (!data.isEmpty() || !name.isEmpty()) {
            listener.accept(new LiveEvent(id, name.isEmpty() ? "message" : name, data.toString()));
        }
        data.setLength(0);
        name = "";
    }
}
