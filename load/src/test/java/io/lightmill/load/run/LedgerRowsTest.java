package io.lightmill.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Lane;
import io.lightmill.e2e.api.Json;
import io.lightmill.load.act.Register.Accepted;
import io.lightmill.load.judge.Row.Mark;
import io.lightmill.load.judge.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger made by hand says of the jobs of a phase. */
class LedgerRowsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");
    private static final Span PHASE = new Span(BEGIN, BEGIN.plusSeconds(60));

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();

    @Test
    void a_set_waits_from_when_it_was_due_until_its_first_claim() throws IOException {
        UUID set = submitted(0, Lane.INTERACTIVE, 4);
        claimed(set, 300);
        claimed(set, 9_000);

        assertThat(rows().interactiveWait().figure()).startsWith("p50 300.");
        assertThat(rows().interactiveWait().mark()).isEqualTo(Mark.REACHED);
    }

    @Test
    void a_set_that_waits_for_too_long_is_found() throws IOException {
        claimed(submitted(0, Lane.INTERACTIVE, 4), 700);

        assertThat(rows().interactiveWait().mark()).isEqualTo(Mark.BROKEN);
    }

    @Test
    void two_who_wait_in_bulk_must_get_the_same() throws IOException {
        UUID one = submitted(0, Lane.BULK, 10_000);
        UUID other = submitted(1, Lane.BULK, 10_000);
        for (int millis = 0; millis < 60_000; millis += 100) {
            uploaded(claimed(one, millis), millis);
            if (millis % 300 == 0) {
                uploaded(claimed(other, millis), millis);
            }
        }

        assertThat(rows().fairness(PHASE).mark()).isEqualTo(Mark.BROKEN);
        assertThat(rows().rate(PHASE).figure()).startsWith("800 (13.3");
    }

    private LedgerRows rows() throws IOException {
        Path ledger = folder.resolve("ledger.jsonl");
        Files.write(ledger, lines);
        return new LedgerRows(Handouts.read(ledger), accepted);
    }

    private UUID submitted(int user, Lane lane, int items) {
        UUID id = UUID.randomUUID();
        Map<String, Object> job = Map.of("id", id, "lane", lane, "items", new ItemCounts(items, items, 0, 0, 0, 0, 0));
        JobView view = Json.read(Json.write(job).getBytes(StandardCharsets.UTF_8), JobView.class);
        accepted.add(new Accepted(user, BEGIN, view));
        return id;
    }

    private UUID claimed(UUID job, int millis) {
        UUID attempt = UUID.randomUUID();
        write("claimed", millis, Map.of("attemptId", attempt, "jobId", job, "itemIds", List.of(UUID.randomUUID())));
        return attempt;
    }

    private void uploaded(UUID attempt, int millis) {
        write("uploaded", millis, Map.of("attemptId", attempt, "itemId", UUID.randomUUID()));
    }

    private void write(String event, int millis, Map<String, Object> fields) {
        String rest = Json.write(fields).substring(1);
        lines.add("{\"event\":\"" + event + "\",\"iso\":\"" + BEGIN.plusMillis(millis) + "\"," + rest);
    }
}
