package io.lightmill.runpodlocal.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that goes wrong. As JSON: its {@code type} and its own fields; see README.md for the menu. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = RunFault.Refused.class, name = "run-refused"),
    @Type(value = RunFault.AcceptedThenError.class, name = "run-accepted-then-error"),
    @Type(value = RunFault.Slow.class, name = "run-slow"),
    @Type(value = RunFault.Reset.class, name = "run-reset"),
    @Type(value = RunFault.Garbage.class, name = "run-garbage"),
    @Type(value = RunFault.Lost.class, name = "run-lost"),
    @Type(value = RunFault.AfterWebhook.class, name = "run-answer-after-webhook"),
    @Type(value = StatusFault.Missing.class, name = "status-missing"),
    @Type(value = StatusFault.Stale.class, name = "status-stale"),
    @Type(value = StatusFault.Unknown.class, name = "status-unknown"),
    @Type(value = StatusFault.Expired.class, name = "status-expired"),
    @Type(value = StatusFault.Refused.class, name = "status-refused"),
    @Type(value = WebhookFault.Dropped.class, name = "webhook-dropped"),
    @Type(value = WebhookFault.Duplicated.class, name = "webhook-duplicated"),
    @Type(value = WebhookFault.Delayed.class, name = "webhook-delayed"),
    @Type(value = WebhookFault.Truncated.class, name = "webhook-truncated"),
    @Type(value = TakeFault.Refused.class, name = "take-refused"),
    @Type(value = TakeFault.Duplicated.class, name = "take-duplicated"),
    @Type(value = TakeFault.NoCapacity.class, name = "no-capacity"),
    @Type(value = DoneFault.Refused.class, name = "done-refused"),
    @Type(value = DoneFault.Dropped.class, name = "done-dropped"),
    @Type(value = SimulationFault.Dies.class, name = "worker-dies"),
    @Type(value = SimulationFault.CrashesOn.class, name = "worker-crashes-on"),
    @Type(value = SimulationFault.Hangs.class, name = "worker-hangs"),
    @Type(value = SimulationFault.Slow.class, name = "worker-slow"),
    @Type(value = SimulationFault.SkipsUpload.class, name = "upload-skipped"),
    @Type(value = SimulationFault.HalfFile.class, name = "half-file"),
})
public sealed interface Fault permits RunFault, StatusFault, WebhookFault, TakeFault, DoneFault, SimulationFault {}
