package io.lightmill.gateway.api;

import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.OutputView;
import io.lightmill.contracts.event.ItemsChanged;
import io.lightmill.contracts.event.ItemsProgressed;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.JobProgressed;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ReportAnswer;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records of routes and streams that no resource method shows; the routes themselves stand in openapi.yaml. */
@OpenAPIDefinition(
        info = @Info(title = "Lightmill API", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "ItemView", implementation = ItemView.class),
                            @Schema(name = "OutputView", implementation = OutputView.class),
                            @Schema(name = "ClaimRequest", implementation = ClaimRequest.class),
                            @Schema(name = "ClaimedChunk", implementation = ClaimedChunk.class),
                            @Schema(name = "ItemReport", implementation = ItemReport.class),
                            @Schema(name = "ReportAnswer", implementation = ReportAnswer.class),
                            @Schema(name = "Beat", implementation = Beat.class),
                            @Schema(name = "BeatAnswer", implementation = BeatAnswer.class),
                            @Schema(name = "JobProgressed", implementation = JobProgressed.class),
                            @Schema(name = "ItemsChanged", implementation = ItemsChanged.class),
                            @Schema(name = "ItemsProgressed", implementation = ItemsProgressed.class),
                            @Schema(name = "JobCompleted", implementation = JobCompleted.class)
                        }))
public final class ApiDocument extends Application {}
