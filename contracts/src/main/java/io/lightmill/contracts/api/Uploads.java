package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The records of {@code POST /api/uploads} and {@code POST /api/uploads/complete}. */
public final class Uploads {

    /** The files that somebody wants to upload; the answer says per file whether and where to send it. */
    @Schema(name = "UploadRequest")
    public record Request(@NotNull List<@NotNull @Valid File> files) {}

    /**
     * One file.
     *
     * @param name file name or path relative to the chosen folder
     * @param bytes its size
     * @param sha256 of its bytes
     */
    @Schema(name = "UploadFile")
    public record File(
            @NotNull String name, long bytes, @NotNull String sha256) {}

    /** The files that were sent and can be checked now. */
    @Schema(name = "UploadCompletion")
    public record Completion(@NotNull List<@NotNull String> sha256) {}

    /** Per file, in the order asked. */
    @Schema(name = "UploadAnswer")
    public record Answer(List<FileAnswer> files) {}

    /** What is with a file. */
    public enum State {
        /** It is there, checked, and may be used. */
        @JsonProperty("stored")
        STORED,
        /** PUT it with the ticket, then complete it. */
        @JsonProperty("send")
        SEND,
        /** It is not accepted. */
        @JsonProperty("refused")
        REFUSED
    }

    /**
     * The answer for one file.
     *
     * @param ticket where to PUT it; only with {@code send}
     * @param width in pixels after EXIF orientation; only with {@code stored}
     * @param problem why it was refused; only with {@code refused}
     */
    @Schema(name = "UploadFileAnswer")
    public record FileAnswer(
            String sha256,
            @Nullable String name,
            State state,
            @Nullable Ticket ticket,
            @Nullable String contentType,
            @Nullable Integer width,
            @Nullable Integer height,
            Estimate.@Nullable Problem problem) {}

    private Uploads() {}
}
