package io.lightmill.stack.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lightmill.stack.home.Json;

/** What {@code --param name=value} means: JSON where it is JSON ({@code 0.5}, {@code true}, {@code ["flip"]}), else text. */
final class ParameterValue {

    private ParameterValue() {}

    static Object of(String text) {
        try {
            Object value = Json.MAPPER.readValue(text, Object.class);
            return value == null ? text : value;
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
