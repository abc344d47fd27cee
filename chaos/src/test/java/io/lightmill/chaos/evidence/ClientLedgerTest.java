package io.lightmill.chaos.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientLedgerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final UUID JOB = UUID.randomUUID();

    @Test
    void whatWasWrittenIsRead(@TempDir Path folder) {
        ItemEnd item = new ItemEnd(
                UUID.randomUUID(), 0, ItemState.FAILED, "p", 1, ErrorCode.ENGINE_FAILED, null, null, null, NOW);
        ItemCounts counts = new ItemCounts(1, 0, 0, 0, 0, 1, 0);
        List<ClientLine> lines = List.of(
                new ClientLine.Submitted(NOW, NOW, "anna", "key", "hash", 1, 0, null),
                new ClientLine.Steered(NOW, NOW, "anna", JOB, ClientLine.Verb.CANCEL, 200),
                new ClientLine.Seen(NOW, "anna", JOB, JobState.FAILED, counts),
                new ClientLine.Ended(
                        NOW, new JobEnd(JOB, "anna", "key", Lane.BULK, JobState.FAILED, false, counts, List.of(item))),
                new ClientLine.Listed(NOW, "anna", List.of(JOB)),
                new ClientLine.Told(NOW, "anna", "job-completed", JOB),
                new ClientLine.Pried(NOW, "ben", "anna", "/api/jobs", 404),
                new ClientLine.Downloaded(NOW, "anna", JOB, item.id(), 200, "hash"),
                new ClientLine.Answered(NOW, "anna", "GET /api/jobs", 503, true),
                new ClientLine.Memory(NOW, "job-service", 1),
                new ClientLine.Disturbed(NOW, "KILL job-service"));
        Path file = folder.resolve("clients.jsonl");

        try (ClientLedger ledger = ClientLedger.in(file)) {
            lines.forEach(ledger::add);
            assertThat(ledger.lines()).isEqualTo(lines);
        }

        assertThat(ClientLedger.read(file)).isEqualTo(lines);
    }
}
