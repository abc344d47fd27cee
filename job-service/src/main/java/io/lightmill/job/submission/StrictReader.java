package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies that ask for something. A value of a wrong type, or a field that is none, is a finding like any other, and the
 * reading goes on, so that one answer names everything; only what is not JSON ends it.
 */
@ApplicationScoped
public class StrictReader {

    private final ObjectReader reader;

    StrictReader(ObjectMapper mapper) {
        this.reader = mapper.copy()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .registerModule(new FittingValues())
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
     * @throws io.quarkiverse.resteasy.problem.HttpProblem naming everything that is wrong with it
     */
    public <T> T read(byte[] body, Class<T> type) {
        Findings findings = new Findings();
        T read = read(body, type, findings);
        if (!findings.isEmpty()) {
            throw findings.refusal();
        }
        return read;
    }

    /**
     * Reads an object, and adds to the findings what is wrong with it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it is none
     */
    private <T> T read(byte[] body, Class<T> type, Findings findings) {
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
            // Longer or deeper than Jackson reads at all: there is no way to read on behind it.
            String field = FieldPath.of(e.getPath());
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " has a value that does not fit.");
            throw findings.refusal();
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
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
}
