package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.picture.Flaw;
import io.lightmill.storage.picture.FlawedPictureException;
import io.lightmill.storage.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The three answers that a file may get. */
final class FileAnswers {

    static Uploads.FileAnswer stored(Input input) {
        return new Uploads.FileAnswer(
                input.sha256(),
                input.name(),
                Uploads.State.STORED,
                null,
                input.contentType(),
                input.width(),
                input.height(),
                null);
    }

    static Uploads.FileAnswer send(String sha256, String name, Ticket ticket) {
        return new Uploads.FileAnswer(sha256, name, Uploads.State.SEND, ticket, null, null, null, null);
    }

    static Uploads.FileAnswer refused(String sha256, @Nullable String name, ErrorCode code, String detail) {
        return new Uploads.FileAnswer(
                sha256, name, Uploads.State.REFUSED, null, null, null, null, Problems.part(code, null, detail));
    }

    static Uploads.FileAnswer refused(String sha256, @Nullable String name, FlawedPictureException flawed) {
        return refused(sha256, name, code(flawed.flaw()), flawed.detail());
    }

    static ErrorCode code(Flaw flaw) {
        return switch (flaw) {
            case EMPTY -> ErrorCode.INPUT_EMPTY;
            case TOO_LARGE -> ErrorCode.INPUT_TOO_LARGE;
            case NOT_A_PICTURE -> ErrorCode.INPUT_NOT_AN_IMAGE;
            case DAMAGED -> ErrorCode.INPUT_DAMAGED;
            case TOO_MANY_PIXELS -> ErrorCode.INPUT_TOO_MANY_PIXELS;
        };
    }

    private FileAnswers() {}
}
