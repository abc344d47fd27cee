package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.sql.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Notes a wrong value and reads null in its place. */
final class WrongTypes extends DeserializationProblemHandler {

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        return note(context, context.getParser(), type);
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) {
        return note(context, context.getParser(), type);
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        if (parser.getParsingContext().inRoot()) {
            return NOT_HANDLED;
        }
        Object nothing = note(context, parser, type.getRawClass());
        parser.skipChildren();
        return nothing;
    }

    /** A misspelt field would otherwise be a wish that nobody hears. */
    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        Findings findings = (Findings) context.getAttribute(Findings.class);
        String field = FieldPath.below(context.getParser().getParsingContext().pathAsPointer(), name);
        findings.add(ErrorCode.INVALID_REQUEST, field, field + " is no field that is known here.");
        parser.skipChildren();
        return true;
    }

    /** A text or number where an object belongs. */
    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return parser.getParsingContext().inRoot() ? NOT_HANDLED : note(context, parser, type);
    }

    static @Nullable Object note(DeserializationContext context, JsonParser parser, Class<?> type) {
        Findings findings = (Findings) context.getAttribute(Findings.class);
        String field = FieldPath.of(parser.getParsingContext().pathAsPointer());
        ErrorCode code = type == Engine.class ? ErrorCode.UNKNOWN_ENGINE : ErrorCode.INVALID_REQUEST;
        findings.add(code, field, field + " must be " + expected(type) + ".");
        return null;
    }

    @SuppressWarnings("unchecked")
    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Words.all((Class<? extends Enum>) type.asSubclass(Enum.class));
        }
        return switch (type.getSimpleName()) {
            case "Integer" -> "a whole number, " + Integer.MAX_VALUE + " at most";
            case "Long" -> "a whole number, " + Long.MAX_VALUE + " at most";
            case "Boolean" -> "true or false";
            case "UUID" -> "an id";
            case "String" -> "a text";
            case "List" -> "a list";
            default -> "an object";
        };
    }
}
