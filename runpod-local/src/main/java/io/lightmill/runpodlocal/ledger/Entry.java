package io.lightmill.runpodlocal.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A line of the ledger that is being written. */
public final class Entry {

    private final JsonGenerator json;

    Entry(JsonGenerator json) {
        this.json = json;
    }

    /** A field; numbers and booleans stay such, everything else is its text; null is left out. */
    public Entry with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        try {
            switch (value) {
                case Integer number -> json.writeNumberField(name, number);
                case Long number -> json.writeNumberField(name, number);
                case Double number -> json.writeNumberField(name, number);
                case Boolean flag -> json.writeBooleanField(name, flag);
                case JsonNode node -> json.writeObjectField(name, node);
                default -> json.writeStringField(name, value.toString());
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line is complete. */
    public void write() {
        try {
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
