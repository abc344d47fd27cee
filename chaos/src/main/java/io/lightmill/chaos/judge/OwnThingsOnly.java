package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ClientLine.Listed;
import io.lightmill.chaos.evidence.ClientLine.Pried;
import io.lightmill.chaos.evidence.ClientLine.Submitted;
import io.lightmill.chaos.evidence.ClientLine.Told;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.JobEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks for another's things finds nothing there; no list names them and no event tells of them. */
final class OwnThingsOnly implements Rule {

    /** No answer, nobody known, not there, too often, out of order for the moment. */
    private static final Set<Integer> NOTHING = Set.of(0, 401, 404, 429, 503);

    @Override
    public Promise promise() {
        return Promise.P9;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, String> owners = owners(evidence);
        List<ClientLine> lines = evidence.clients().stream()
                .filter(line -> line instanceof Pried || line instanceof Listed || line instanceof Told)
                .toList();
        return first(
                lines.size(),
                lines.stream()
                        .map(line -> Optional.ofNullable(what(owners, line))
                                .map(why -> new Violation(why, History.ofClients(evidence, line::equals)))));
    }

    private static Map<UUID, String> owners(Evidence evidence) {
        Map<UUID, String> owners = new HashMap<>();
        for (JobEnd job : evidence.jobs()) {
            owners.put(job.id(), job.user());
        }
        evidence.of(Submitted.class).forEach(line -> {
            if (line.job() != null) {
                owners.put(line.job(), line.user());
            }
        });
        return owners;
    }

    private static @Nullable String what(Map<UUID, String> owners, ClientLine line) {
        return switch (line) {
            case Pried pried ->
                NOTHING.contains(pried.status())
                        ? null
                        : pried.user() + " asked for " + pried.owner() + "'s " + pried.request() + " and was answered "
                                + pried.status();
            case Listed listed ->
                listed.jobs().stream()
                        .filter(job -> isAnothers(owners, job, listed.user()))
                        .findFirst()
                        .map(job -> listed.user() + "'s list names job " + job + " of " + owners.get(job))
                        .orElse(null);
            case Told told ->
                isAnothers(owners, told.job(), told.user())
                        ? told.user() + " was told of job " + told.job() + " of " + owners.get(told.job())
                        : null;
            default -> null;
        };
    }

    private static boolean isAnothers(Map<UUID, String> owners, UUID job, String user) {
        String owner = owners.get(job);
        return owner != null && !owner.equals(user);
    }
}
