package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.storage.Storage;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks for outputs that lie in the bucket though their worker did not say so: it was lost, or did not know. */
@Singleton
public class Bucket {

    private static final String USUAL_TYPE = "image/png";

    /** Each is a question to the bucket or two, and all must be answered before the request is given up. */
    private static final int TOGETHER = 100;

    private final Storage storage;

    Bucket(@RestClient Storage storage) {
        this.storage = storage;
    }

    /** What lies there of attempts' items without a verdict, by attempt and item. */
    public Map<UUID, Map<UUID, GeneratedOutput>> of(Collection<Attempt> attempts) {
        return present(attempts.stream()
                .flatMap(attempt -> keys(attempt, attempt.items()))
                .toList());
    }

    /** What lies there of these items of an attempt, those without a verdict. */
    Map<UUID, GeneratedOutput> of(Attempt attempt, Collection<UUID> items) {
        return present(keys(attempt, items).toList()).getOrDefault(attempt.id(), Map.of());
    }

    private static Stream<Outputs.Key> keys(Attempt attempt, Collection<UUID> items) {
        return items.stream()
                .filter(item -> !attempt.hasJudged(item))
                .map(item -> new Outputs.Key(attempt.jobId(), item, attempt.id()));
    }

    private Map<UUID, Map<UUID, GeneratedOutput>> present(List<Outputs.Key> keys) {
        Map<UUID, Map<UUID, GeneratedOutput>> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += TOGETHER) {
            List<Outputs.Key> some = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
            storage.present(new Outputs.PresentRequest(some))
                    .present()
                    .forEach(present -> found.computeIfAbsent(present.key().attemptId(), attempt -> new HashMap<>())
                            .put(present.key().itemId(), output(present)));
        }
        return found;
    }

    /** What only a worker could tell is left out; archiving reads the file itself. */
    private static GeneratedOutput output(Outputs.Present present) {
        String type = present.contentType() == null ? USUAL_TYPE : present.contentType();
        return new GeneratedOutput(type, present.bytes(), null, 0, 0, false, 0, null, Map.of());
    }
}
