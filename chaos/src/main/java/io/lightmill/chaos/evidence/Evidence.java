package io.lightmill.chaos.evidence;

import io.lightmill.e2e.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a judge may know.
 *
 * @param endpoint what the endpoint and its workers wrote down
 * @param clients what clients wrote down
 * @param jobs every job of every client, asked for at the end
 * @param witness the databases, if they were asked
 */
public record Evidence(
        Rules rules,
        Ledger endpoint,
        List<ClientLine> clients,
        Bucket bucket,
        List<JobEnd> jobs,
        Optional<Witness> witness) {

    /** The clients' lines of one kind. */
    public <T extends ClientLine> Stream<T> of(Class<T> kind) {
        return clients.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The jobs by their ids. */
    public Map<UUID, JobEnd> jobsById() {
        return jobs.stream().collect(Collectors.toMap(JobEnd::id, Function.identity()));
    }
}
