package io.lightmill.dispatcher.runpod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.worker.RunResult;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads RunPod's answers; pure. The rule behind {@code /run}: a second POST of the same invocation is allowed only where the
 * first one surely was not taken, so everything in doubt is {@link RunAnswer.Unknown}.
 */
public final class Answers {

    private static final Set<String> TERMINAL = Set.of("COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT");

    /** Whatever they are made of: a header could hold it, and a row of ours. */
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    private static final int REASON_CHARACTERS = 200;

    private final ObjectMapper mapper;

    /** Reads JSON with this mapper. */
    public Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** An HTTP answer to {@code /run}. */
    public RunAnswer run(int status, String body) {
        return switch (status) {
            case 200, 201, 202 -> accepted(body);
            case 429 -> new RunAnswer.NotSent(true, reason(status, body));
            case 400, 413, 422 -> new RunAnswer.Rejected(status, reason(status, body));
            case 401, 402, 403, 404, 405, 410 -> new RunAnswer.Refused(status, reason(status, body));
            // What a proxy says too, such as 408, 409, 425 or 499: the request may be on its way behind it.
            default ->
                status >= 300 && status < 400
                        ? new RunAnswer.Refused(status, reason(status, body))
                        : new RunAnswer.Unknown(reason(status, body));
        };
    }

    /** A {@code /run} without an HTTP answer. */
    public RunAnswer run(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof NeverSent
                ? new RunAnswer.NotSent(false, String.valueOf(cause.getMessage()))
                : new RunAnswer.Unknown(String.valueOf(cause));
    }

    /** An HTTP answer to {@code /status}. */
    public StatusAnswer status(int status, String body) {
        if (status == 404) {
            return new StatusAnswer.Missing();
        }
        JsonNode json = status == 200 ? json(body) : null;
        String state = json == null ? "" : json.path("status").asText("");
        if (json == null || state.isEmpty()) {
            return new StatusAnswer.Unclear(reason(status, body));
        }
        return TERMINAL.contains(state)
                ? new StatusAnswer.Terminal(state, result(json.path("output")))
                : new StatusAnswer.Live(state, !state.equals("IN_QUEUE"));
    }

    /** The id that a webhook's body names; it may be cut anywhere or be anything. */
    public @Nullable String webhookId(String body) {
        JsonNode json = json(body);
        String id = json == null ? "" : json.path("id").asText("");
        return isId(id) ? id : null;
    }

    /** Whether RunPod may call a request so; a worker and a webhook may say anything. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private RunAnswer accepted(String body) {
        JsonNode json = json(body);
        String id = json == null ? "" : json.path("id").asText("");
        return isId(id) ? new RunAnswer.Accepted(id) : new RunAnswer.Unknown("accepted without an id: " + cut(body));
    }

    private @Nullable RunResult result(JsonNode output) {
        try {
            RunResult result = output.isObject() ? mapper.treeToValue(output, RunResult.class) : null;
            return result == null || result.runId() == null || result.attempts() == null ? null : result;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable JsonNode json(String body) {
        try {
            JsonNode json = mapper.readTree(body);
            return json != null && json.isObject() ? json : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }

    private static String reason(int status, String body) {
        return "HTTP " + status + (body.isBlank() ? "" : ": " + cut(body));
    }

    private static String cut(String body) {
        return body.length() <= REASON_CHARACTERS ? body : body.substring(0, REASON_CHARACTERS);
    }
}
