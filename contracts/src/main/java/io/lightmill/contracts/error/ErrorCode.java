package io.lightmill.contracts.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every error that a person or a program meets. As JSON: the constant in lower case with hyphens ({@code
 * content-blocked}); as problem type: {@code urn:lightmill:error:content-blocked}. A constant is never renamed.
 *
 * <p>Columns: HTTP status when the API answers with it (items never use it); whose fault; whether the item is tried
 * again; the first wait before that, in seconds, doubled each time; a sentence; what to do.
 */
public enum ErrorCode {
    // The request
    MALFORMED_REQUEST(
            400,
            Fault.USER,
            Retry.NEVER,
            0,
            "The request could not be read.",
            "Check that it is whole, and the field if one is named."),
    INVALID_REQUEST(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "A field has a value that is not accepted.",
            "Change the field that is named; GET /api/limits tells the bounds."),
    LIMIT_EXCEEDED(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The request is larger than the limits allow.",
            "Split it; GET /api/limits tells the bounds."),
    UNAUTHENTICATED(
            401,
            Fault.USER,
            Retry.NEVER,
            0,
            "There is no valid key or session.",
            "Send an API key as Authorization: Bearer …"),
    FORBIDDEN(403, Fault.USER, Retry.NEVER, 0, "This key may not do that.", "Use a key with the right role."),
    NOT_FOUND(404, Fault.USER, Retry.NEVER, 0, "There is no such thing, or it is not yours.", "Check the id."),
    METHOD_NOT_ALLOWED(405, Fault.USER, Retry.NEVER, 0, "The method is not allowed here.", "See the API document."),
    NOT_ACCEPTABLE(406, Fault.USER, Retry.NEVER, 0, "No representation matches Accept.", "See the API document."),
    CONFLICT(
            409,
            Fault.USER,
            Retry.NEVER,
            0,
            "The thing is not in a state that allows this.",
            "Read its state and decide again."),
    PAYLOAD_TOO_LARGE(
            413, Fault.USER, Retry.NEVER, 0, "The body is too large.", "Split it; GET /api/limits tells the bounds."),
    HEADERS_TOO_LARGE(
            431,
            Fault.USER,
            Retry.NEVER,
            0,
            "The address or the headers are too long.",
            "Send less of them; what is long belongs into the body."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            Fault.USER,
            Retry.NEVER,
            0,
            "The body's type is not understood.",
            "Send the one that the API document names."),
    RANGE_NOT_SATISFIABLE(
            416, Fault.USER, Retry.NEVER, 0, "The range lies outside the file.", "Ask for a range within its length."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "This Idempotency-Key was used with another body.",
            "Use a new key for a new submission."),
    TOO_MANY_REQUESTS(429, Fault.USER, Retry.NEVER, 0, "Too many requests.", "Wait as long as Retry-After says."),
    UNAVAILABLE(
            503,
            Fault.OURS,
            Retry.NEVER,
            0,
            "A part of the system cannot be reached now.",
            "Try again after Retry-After."),
    INTERNAL(
            500,
            Fault.OURS,
            Retry.ALLOWANCE,
            5,
            "Something broke on our side.",
            "Try again; if it stays, tell whoever runs Lightmill when it happened and the trace, if one is named: the logs have it."),
    UNKNOWN_ENGINE(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "No endpoint serves this engine.",
            "GET /api/endpoints lists the engines."),
    UNKNOWN_INPUT(422, Fault.USER, Retry.NEVER, 0, "An input is not among your uploads.", "Upload it first."),
    // Inputs and tickets
    INPUT_EMPTY(422, Fault.USER, Retry.NEVER, 0, "The file is empty.", "Choose another file."),
    INPUT_TOO_LARGE(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The file has more bytes than allowed.",
            "Make it smaller; GET /api/limits tells the bound."),
    INPUT_NOT_AN_IMAGE(422, Fault.USER, Retry.NEVER, 0, "The file is not a PNG, JPEG or WebP picture.", "Convert it."),
    INPUT_DAMAGED(422, Fault.USER, Retry.NEVER, 0, "The picture is cut off or damaged.", "Export it again."),
    INPUT_TOO_MANY_PIXELS(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The picture has more pixels than allowed.",
            "Scale it down; GET /api/limits tells the bound."),
    INPUT_HASH_MISMATCH(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The bytes do not have the SHA-256 that was announced.",
            "Upload it again."),
    INPUT_MISSING(422, Fault.USER, Retry.NEVER, 0, "Nothing was uploaded for this ticket.", "Upload it again."),
    TICKET_INVALID(403, Fault.USER, Retry.NEVER, 0, "The ticket is not valid for this.", "Ask for a new ticket."),
    TICKET_EXPIRED(403, Fault.USER, Retry.NEVER, 0, "The ticket has expired.", "Ask for a new ticket."),
    ALREADY_EXISTS(
            412, Fault.USER, Retry.NEVER, 0, "The object is there already.", "Nothing to do: it is written once."),
    // Engines
    CONTENT_BLOCKED(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The engine refused the prompt or the picture.",
            "Change the prompt or the picture."),
    RECITATION(
            422,
            Fault.ENGINE,
            Retry.NEVER,
            0,
            "The engine held back a picture too close to an existing one.",
            "Change the prompt."),
    NO_IMAGE(
            502,
            Fault.ENGINE,
            Retry.ITEM,
            2,
            "The engine answered without a picture.",
            "Tried again by itself; ask for a picture more plainly if it stays."),
    MODEL_RETIRED(502, Fault.ENGINE, Retry.NEVER, 0, "The model does not exist any more.", "Choose another model."),
    ENGINE_REJECTED(
            422,
            Fault.USER,
            Retry.NEVER,
            0,
            "The engine does not accept these parameters.",
            "Change the parameters that the message names."),
    ENGINE_UNAUTHENTICATED(
            502,
            Fault.OURS,
            Retry.NEVER,
            0,
            "The engine's key is missing, wrong, or may not do this.",
            "Whoever runs Lightmill sets the key."),
    ENGINE_RATE_LIMITED(
            502, Fault.ENGINE, Retry.FREELY, 15, "The engine's rate limit was reached.", "Tried again by itself."),
    ENGINE_QUOTA_EXHAUSTED(
            502,
            Fault.ENGINE,
            Retry.NEVER,
            0,
            "The engine's daily quota or spend limit is used up.",
            "Raise it or wait until it is renewed, then retry."),
    ENGINE_OVERLOADED(502, Fault.ENGINE, Retry.ALLOWANCE, 5, "The engine is overloaded.", "Tried again by itself."),
    ENGINE_TIMEOUT(
            502,
            Fault.ENGINE,
            Retry.ITEM,
            5,
            "The engine took too long.",
            "Tried again by itself; a smaller size helps if it stays."),
    ENGINE_FAILED(502, Fault.ENGINE, Retry.ITEM, 2, "The engine broke.", "Tried again by itself."),
    OUT_OF_MEMORY(502, Fault.ENGINE, Retry.ITEM, 2, "The GPU ran out of memory.", "Try a smaller size."),
    INPUT_UNREADABLE(
            502, Fault.ENGINE, Retry.ITEM, 2, "The worker could not read the input.", "Tried again by itself."),
    // The way between
    WORKER_CRASHED(
            502,
            Fault.ENGINE,
            Retry.ITEM,
            2,
            "The worker died on this item.",
            "Its chunk mates went on; change the input or the parameters."),
    WORKER_LOST(502, Fault.INFRASTRUCTURE, Retry.ALLOWANCE, 1, "The worker was lost.", "Tried again by itself."),
    UPLOAD_FAILED(
            502,
            Fault.INFRASTRUCTURE,
            Retry.ALLOWANCE,
            2,
            "The worker could not store the output.",
            "Tried again by itself."),
    OUTPUT_MISSING(
            502,
            Fault.ENGINE,
            Retry.ITEM,
            2,
            "The worker reported an output that is not in the bucket.",
            "Tried again by itself."),
    OUTPUT_DAMAGED(502, Fault.ENGINE, Retry.ITEM, 2, "The output is not a whole picture.", "Tried again by itself."),
    STOPPED(
            502,
            Fault.INFRASTRUCTURE,
            Retry.ALLOWANCE,
            1,
            "The worker stopped before it made this item.",
            "Tried again by itself."),
    CANCELLED(409, Fault.USER, Retry.NEVER, 0, "The job was cancelled.", "Submit it again.");

    private final int httpStatus;
    private final Fault fault;
    private final Retry retry;
    private final int firstWaitSeconds;
    private final String sentence;
    private final String advice;

    ErrorCode(int httpStatus, Fault fault, Retry retry, int firstWaitSeconds, String sentence, String advice) {
        this.httpStatus = httpStatus;
        this.fault = fault;
        this.retry = retry;
        this.firstWaitSeconds = firstWaitSeconds;
        this.sentence = sentence;
        this.advice = advice;
    }

    /** The status of an API answer that carries this error. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whose side it is on. */
    public Fault fault() {
        return fault;
    }

    /** Whether and on whose account an item is tried again. */
    public Retry retry() {
        return retry;
    }

    /** The wait before the first repetition, in seconds; doubled with each further one, with jitter. */
    public int firstWaitSeconds() {
        return firstWaitSeconds;
    }

    /** What happened, as one sentence for people. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** Lower case with hyphens: the form outside of Java. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} of a problem document with this error. */
    public String type() {
        return "urn:lightmill:error:" + slug();
    }

    /**
     * Reads a slug; an unknown one, from a newer worker perhaps, is {@link #ENGINE_FAILED}.
     *
     * @param slug lower case with hyphens
     */
    @JsonCreator
    public static ErrorCode ofSlug(String slug) {
        for (ErrorCode code : values()) {
            if (code.slug().equals(slug)) {
                return code;
            }
        }
        return ENGINE_FAILED;
    }
}
