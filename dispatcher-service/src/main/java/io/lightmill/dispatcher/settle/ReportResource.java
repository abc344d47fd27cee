package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ReportAnswer;
import io.lightmill.dispatcher.attempt.Binding;
import io.lightmill.dispatcher.attempt.WorkerAccess;
import io.lightmill.dispatcher.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A worker reports items. */
@Path("/worker/attempts/{attemptId}/items")
@PermitAll
@RunOnVirtualThread
public class ReportResource {

    private final WorkerAccess access;
    private final Settler settler;

    ReportResource(WorkerAccess access, Settler settler) {
        this.access = access;
        this.settler = settler;
    }

    /** One item; the same again changes nothing. */
    @POST
    @Path("/{itemId}")
    public ReportAnswer report(
            @PathParam("attemptId") UUID attemptId,
            @PathParam("itemId") UUID itemId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable ItemReport report) {
        Binding attempt = access.toAttempt(attemptId, authorization);
        if (report != null && !itemId.equals(report.itemId())) {
            throw Problems.of(ErrorCode.MALFORMED_REQUEST, "The body is about another item than the path.");
        }
        return settle(attempt, report == null ? null : List.of(report));
    }

    /** Several items of the attempt. */
    @POST
    public ReportAnswer reports(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable List<ItemReport> reports) {
        return settle(access.toAttempt(attemptId, authorization), reports);
    }

    private ReportAnswer settle(Binding attempt, @Nullable List<ItemReport> reports) {
        if (reports == null || !reports.stream().allMatch(Word::isWhole)) {
            throw Problems.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "A report needs itemId and outcome, with generated an output, with failed a code.");
        }
        return new ReportAnswer(settler.settle(attempt.jobId(), Word.reports(attempt.attemptId(), reports)));
    }
}
