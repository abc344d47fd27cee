package io.lightmill.e2e.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A time in which no worker got a chunk of a job. */
public record Silence(Instant from, Duration length) {

    /** The longest between a job's first claim and its last. */
    public static Silence longest(Ledger ledger, UUID job) {
        List<Instant> claims = ledger.of("claimed").stream()
                .filter(line -> line.jobId().filter(job::equals).isPresent())
                .map(LedgerLine::at)
                .sorted()
                .toList();
        return IntStream.range(1, claims.size())
                .mapToObj(i -> new Silence(claims.get(i - 1), Duration.between(claims.get(i - 1), claims.get(i))))
                .max(Comparator.comparing(Silence::length))
                .orElseThrow();
    }
}
