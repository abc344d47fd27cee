package io.lightmill.runpodlocal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 2s}, {@code 1.5m}, {@code 24h}; without a unit, milliseconds. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)?");

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration such as 250ms, 2s or 1m: " + text);
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        double nanos = Double.parseDouble(matcher.group(1))
                * switch (unit) {
                    case "s" -> 1e9;
                    case "m" -> 60e9;
                    case "h" -> 3_600e9;
                    default -> 1e6;
                };
        return Duration.ofNanos((long) nanos);
    }

    static Module module() {
        return new SimpleModule("durations")
                .addSerializer(Duration.class, new Writer())
                .addDeserializer(Duration.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Duration> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toMillis() + "ms");
        }
    }

    private static final class Reader extends StdScalarDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return parse(json.getValueAsString(""));
        }
    }
}
