package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies that ask for something. A value of a wrong type, or a field that is none, is a finding like any other, and the
 * reading goes on, so that one answer names everything; only what is not JSON ends it.
 */
@ApplicationScoped
public class StrictReader {

    /** The field of a bundle's {@code job.json} that holds a submission. */
    private static final String SUBMIT = "submit.";

    private final ObjectReader reader;

    StrictReader(ObjectMapper mapper) {
        this.reader = mapper.copy()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addHandler(new WrongTypes())
                .reader();
    }

    /** A submission, or the {@code job.json} of a bundle as it is: its {@code submit} counts. */
    SubmitJob submission(byte[] body, Findings findings) {
        if (!isJobFile(body)) {
            return read(body, SubmitJob.class, findings);
        }
        SubmitJob submit = read(body, JobFile.class, findings).submit();
        if (submit == null) {
            throw malformed("The body has a job, but nothing under submit.");
        }
        return submit;
    }

    /** What {@code job.json} holds. */
    private record JobFile(@Nullable Object job, @Nullable SubmitJob submit) {}

    /** It begins with the job, which no submission has. */
    private boolean isJobFile(byte[] body) {
        try (JsonParser parser = reader.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT && "job".equals(parser.nextFieldName());
        } catch (IOException e) {
            // Whoever reads it all says what is wrong.
            return false;
        }
    }

    /**
     * Reads an object.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it is none
     */
    public <T> T read(byte[] body, Class<T> type, Findings findings) {
        if (isBlank(body)) {
            throw malformed("The body is empty.");
        }
        try {
            T read =
                    reader.forType(type).withAttribute(Findings.class, findings).readValue(body);
            if (read == null) {
                throw malformed("The body is no JSON object.");
            }
            return read;
        } catch (JsonMappingException e) {
            if (e.getPath().isEmpty() || e.getCause() instanceof JsonParseException) {
                throw malformed(e);
            }
            // A number that does not fit: Jackson offers no way to read on behind it.
            String field = inSubmission(FieldPath.of(e.getPath()));
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " has a value that does not fit.");
            throw findings.refusal();
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static String inSubmission(String field) {
        return field.startsWith(SUBMIT) ? field.substring(SUBMIT.length()) : field;
    }

    private static boolean isBlank(byte[] body) {
        for (byte one : body) {
            if ((one & 0xff) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static RuntimeException malformed(JsonProcessingException e) {
        var at = e.getLocation();
        String where = at == null ? "." : ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
        return malformed("The body is not JSON as the API document names it" + where);
    }

    private static RuntimeException malformed(String detail) {
        return Refusal.of(ErrorCode.MALFORMED_REQUEST, detail);
    }

    /** Notes a wrong value and reads null in its place. */
    private static final class WrongTypes extends DeserializationProblemHandler {

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
            String object = FieldPath.of(context.getParser().getParsingContext().pathAsPointer());
            String field = inSubmission(object.isEmpty() ? name : object + "." + name);
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

        private static @Nullable Object note(DeserializationContext context, JsonParser parser, Class<?> type) {
            Findings findings = (Findings) context.getAttribute(Findings.class);
            String field = inSubmission(FieldPath.of(parser.getParsingContext().pathAsPointer()));
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
                case "Integer", "Long" -> "a whole number";
                case "Boolean" -> "true or false";
                case "UUID" -> "an id";
                case "String" -> "a text";
                case "List" -> "a list";
                default -> "an object";
            };
        }
    }
}
