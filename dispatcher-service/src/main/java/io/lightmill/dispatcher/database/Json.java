package io.lightmill.dispatcher.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** JSON in text columns: written and read by ourselves only, so what does not fit is a bug, not an input. */
@ApplicationScoped
public class Json {

    private final ObjectMapper mapper;

    /** JSON as this mapper writes it. */
    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** As a column holds it. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value.getClass(), e);
        }
    }

    /** From a column. */
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column that is no " + type.getSimpleName(), e);
        }
    }

    /** From a column. */
    public <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column that is no " + type.getType(), e);
        }
    }
}
