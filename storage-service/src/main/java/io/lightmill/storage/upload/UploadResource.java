package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Limits;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.storage.input.InputName;
import io.lightmill.storage.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Uploads: announced, sent with tickets, completed; or one at a time. */
@Path("/")
@RunOnVirtualThread
public class UploadResource {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final UploadAnnouncer announcer;
    private final UploadChecker checker;
    private final SingleUpload single;
    private final UploadConfig config;
    private final Caller caller;

    UploadResource(
            UploadAnnouncer announcer, UploadChecker checker, SingleUpload single, UploadConfig config, Caller caller) {
        this.announcer = announcer;
        this.checker = checker;
        this.single = single;
        this.config = config;
        this.caller = caller;
    }

    /** Says per file whether and where to send it. */
    @POST
    @Path("/uploads")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @Operation(summary = "Announce files to upload")
    public Uploads.Answer announce(@NotNull @Valid Uploads.Request request) {
        withinLimit(request.files());
        return announcer.announce(caller.userId(), request.files());
    }

    /** Checks what was sent. */
    @POST
    @Path("/uploads/complete")
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @Operation(summary = "Check files that were sent")
    public Uploads.Answer complete(@NotNull @Valid Uploads.Completion completion) {
        withinLimit(completion.sha256());
        for (String sha256 : completion.sha256()) {
            if (!SHA256.matcher(sha256).matches()) {
                throw Problems.of(ErrorCode.INVALID_REQUEST, "A SHA-256 must be 64 lower-case hex digits.");
            }
        }
        return checker.complete(caller.userId(), completion.sha256());
    }

    /** One file as the body. */
    @POST
    @Path("/upload-image")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.USER, Roles.ADMIN})
    @Operation(summary = "Upload one picture")
    public Response upload(@QueryParam("name") @DefaultValue("image") String name, InputStream bytes) {
        // As it is kept: some characters are two or three when they are brought into one form.
        String kept = InputName.tidy(name);
        if (kept.codePointCount(0, kept.length()) > config.nameCharacters()) {
            throw Problems.of(
                    ErrorCode.LIMIT_EXCEEDED, "The name has more than " + config.nameCharacters() + " characters.");
        }
        return Response.status(Response.Status.CREATED)
                .entity(single.receive(caller.userId(), name, bytes))
                .build();
    }

    /** The bounds of uploads. */
    @GET
    @Path("/limits")
    @RolesAllowed({Roles.USER, Roles.ADMIN, Roles.SERVICE})
    @Operation(summary = "The bounds of uploads")
    public Limits.UploadLimits limits() {
        return config.limits();
    }

    private void withinLimit(List<?> files) {
        if (files.size() > config.filesPerRequest()) {
            throw Problems.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    files.size() + " files at once; at most " + config.filesPerRequest() + " are allowed.");
        }
    }
}
