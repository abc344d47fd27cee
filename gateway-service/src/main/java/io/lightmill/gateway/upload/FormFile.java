package io.lightmill.gateway.upload;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.CappedBody;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The first file of a multipart form, read while it arrives; other parts are skipped.
 *
 * @param body paused
 */
record FormFile(String name, String contentType, CappedBody body) {

    /** Fails with a problem when the form ends without a file. */
    static Uni<FormFile> first(HttpServerRequest form, long bound) {
        return Uni.createFrom().emitter(emitter -> new Reader(form, emitter, bound).read());
    }

    private static final class Reader {
        private final HttpServerRequest form;
        private final UniEmitter<? super FormFile> emitter;
        private final long bound;
        private @Nullable HttpServerFileUpload file;
        private @Nullable CappedBody body;

        Reader(HttpServerRequest form, UniEmitter<? super FormFile> emitter, long bound) {
            this.form = form;
            this.emitter = emitter;
            this.bound = bound;
        }

        void read() {
            if (!isForm()) {
                emitter.fail(Problem.of(
                                ErrorCode.MALFORMED_REQUEST,
                                "The body is no multipart/form-data with the picture in its field file.")
                        .exception());
                form.resume();
                return;
            }
            form.uploadHandler(this::part);
            form.exceptionHandler(broken -> brokenOff());
            form.endHandler(end -> ended());
            form.resume();
        }

        /** Whether the request says that it is a form. */
        private boolean isForm() {
            try {
                form.setExpectMultipart(true);
                return true;
            } catch (IllegalStateException noForm) {
                return false;
            }
        }

        private void part(HttpServerFileUpload part) {
            if (file != null) {
                part.handler(skipped -> {});
                return;
            }
            file = part;
            body = new CappedBody(new FileBytes(form, part), bound);
            emitter.complete(new FormFile(part.filename(), part.contentType(), body));
        }

        /** A form that stops inside its file ends without the file's end, for which everybody would wait forever. */
        private void ended() {
            if (file == null) {
                emitter.fail(Problem.of(ErrorCode.INVALID_REQUEST, "The form has no file.")
                        .exception());
            } else if (!file.isSizeAvailable()) {
                brokenOff();
            }
        }

        private void brokenOff() {
            Problem problem = Problem.of(ErrorCode.MALFORMED_REQUEST, "The form is broken or was cut off.");
            if (body == null) {
                emitter.fail(problem.exception());
            } else {
                body.breakOff(problem);
            }
        }
    }
}
