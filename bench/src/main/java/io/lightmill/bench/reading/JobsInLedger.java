package io.lightmill.bench.reading;

import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a ledger says of some jobs; its lines about items name their attempt, and only the claim names the job. */
public final class JobsInLedger {

    private static final Set<String> WORK = Set.of("started", "ended", "uploaded", "reported");

    private final Ledger ledger;
    private final Set<UUID> attempts;

    /** Of these jobs. */
    public JobsInLedger(Ledger ledger, Collection<UUID> jobs) {
        this.ledger = ledger;
        this.attempts = ledger.of("claimed").stream()
                .filter(line -> line.jobId().filter(jobs::contains).isPresent())
                .flatMap(line -> line.attemptId().stream())
                .collect(Collectors.toSet());
    }

    /** When a worker last did anything for them. */
    public Instant lastWork() {
        return ledger.lines().stream()
                .filter(line -> WORK.contains(line.event()))
                .filter(this::isTheirs)
                .map(LedgerLine::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Its lines of one kind about their items. */
    public List<LedgerLine> of(String event) {
        return ledger.of(event).stream().filter(this::isTheirs).toList();
    }

    /** The part of these tries that is theirs. */
    public EngineTime of(EngineTime engines) {
        return EngineTime.of(engines.tries().stream()
                .filter(each -> attempts.contains(each.attempt()))
                .toList());
    }

    private boolean isTheirs(LedgerLine line) {
        return line.attemptId().filter(attempts::contains).isPresent();
    }
}
