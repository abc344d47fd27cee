package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.ledger.Entry;
import io.lightmill.runpodlocal.ledger.Ledger;
import java.util.List;
import java.util.UUID;

/** What one run writes into the ledger; a real worker posts the same lines. */
record RunLedger(Ledger ledger, String workerId, String requestId, UUID invocationId, UUID runId) {

    void claimed(ClaimedChunk chunk) {
        List<UUID> items = chunk.items().stream().map(ClaimedItem::id).toList();
        of("claimed", chunk.attemptId())
                .with("jobId", chunk.jobId())
                .with("number", chunk.number())
                .with("itemIds", Json.MAPPER.valueToTree(items))
                .with("deadlineSeconds", chunk.deadlineSeconds())
                .write();
    }

    void started(UUID attemptId, UUID itemId) {
        of("started", attemptId).with("itemId", itemId).write();
    }

    void ended(UUID attemptId, UUID itemId) {
        of("ended", attemptId).with("itemId", itemId).write();
    }

    void uploaded(UUID attemptId, UUID itemId, int bytes) {
        of("uploaded", attemptId).with("itemId", itemId).with("bytes", bytes).write();
    }

    void reported(UUID attemptId, ItemReport report) {
        of("reported", attemptId)
                .with("itemId", report.itemId())
                .with("outcome", report.outcome() == ItemReport.Outcome.GENERATED ? "generated" : "failed")
                .with("code", report.code() == null ? null : report.code().slug())
                .write();
    }

    private Entry of(String event, UUID attemptId) {
        return ledger.entry(event)
                .with("workerId", workerId)
                .with("requestId", requestId)
                .with("invocationId", invocationId)
                .with("runId", runId)
                .with("attemptId", attemptId);
    }
}
