package io.lightmill.load.run;

import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What workers were handed out of each job and what they finished of it, as the endpoint wrote it down. */
final class Handouts {

    private final Map<UUID, Taken> jobs = new HashMap<>();

    /** Of one job; the moments are in order. */
    static final class Taken {

        private final List<Instant> claims = new ArrayList<>();
        private final List<Instant> finished = new ArrayList<>();
        private int items;

        /** When something of it was handed out. */
        List<Instant> claims() {
            return claims;
        }

        /** When a file of it was there. */
        List<Instant> finished() {
            return finished;
        }

        /** How many items were handed out. */
        int items() {
            return items;
        }
    }

    private Handouts() {}

    static Handouts read(Path ledger) {
        Handouts handouts = new Handouts();
        Map<UUID, UUID> jobsOfAttempts = new HashMap<>();
        for (LedgerLine line :
                Ledger.read(ledger, Set.of("claimed", "uploaded")).lines()) {
            UUID attempt = line.attemptId().orElseThrow();
            if (line.event().equals("claimed")) {
                UUID job = line.jobId().orElseThrow();
                jobsOfAttempts.put(attempt, job);
                handouts.claimed(job, line);
            } else if (jobsOfAttempts.containsKey(attempt)) {
                handouts.taken(jobsOfAttempts.get(attempt)).finished.add(line.at());
            }
        }
        return handouts;
    }

    private void claimed(UUID job, LedgerLine line) {
        Taken taken = taken(job);
        taken.claims.add(line.at());
        taken.items += line.fields().path("itemIds").size();
    }

    private Taken taken(UUID job) {
        return jobs.computeIfAbsent(job, id -> new Taken());
    }

    /** Of this job; null: nobody has heard of it. */
    @Nullable
    Taken of(UUID job) {
        return jobs.get(job);
    }
}
