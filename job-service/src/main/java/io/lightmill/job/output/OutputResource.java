package io.lightmill.job.output;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.OutputView;
import io.lightmill.contracts.api.Page;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.QueryWords;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** A user's outputs over all jobs. */
@Path("/outputs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class OutputResource {

    private final Outputs outputs;
    private final Caller caller;

    OutputResource(Outputs outputs, Caller caller) {
        this.outputs = outputs;
        this.caller = caller;
    }

    /** The total comes with the first page: it does not change while one goes on. */
    @GET
    public Page<OutputView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit,
            @QueryParam("groupId") @Nullable String groupId,
            @QueryParam("jobId") @Nullable String jobId,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("engine") @Nullable String engine,
            @QueryParam("favourite") @Nullable String favourite,
            @QueryParam("rejected") @Nullable String rejected,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        OutputFilter filter = new OutputFilter(
                caller.userId(),
                QueryWords.id("groupId", groupId),
                QueryWords.id("jobId", jobId),
                QueryWords.word(Mode.class, "mode", mode),
                QueryWords.word(Engine.class, "engine", engine),
                QueryWords.flag("favourite", favourite),
                Boolean.TRUE.equals(QueryWords.flag("rejected", rejected)),
                QueryWords.time("from", from),
                QueryWords.time("to", to));
        return outputs.page(filter, OutputCursor.read(cursor), limit, cursor == null);
    }
}
