package io.lightmill.dispatcher.rescue;

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
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks for outputs that a lost attempt left in the bucket without a report. */
@Singleton
class Bucket {

    private static final String USUAL_TYPE = "image/png";

    private final Storage storage;

    Bucket(@RestClient Storage storage) {
        this.storage = storage;
    }

    /** What lies there, by attempt and item. What only a worker could tell is left out; archiving reads the file itself. */
    Map<UUID, Map<UUID, GeneratedOutput>> of(Collection<Attempt> attempts) {
        List<Outputs.Key> keys = attempts.stream()
                .flatMap(attempt -> attempt.items().stream()
                        .filter(item -> !attempt.hasJudged(item))
                        .map(item -> new Outputs.Key(attempt.jobId(), item, attempt.id())))
                .toList();
        Map<UUID, Map<UUID, GeneratedOutput>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            storage.present(new Outputs.PresentRequest(keys))
                    .present()
                    .forEach(present -> found.computeIfAbsent(present.key().attemptId(), attempt -> new HashMap<>())
                            .put(present.key().itemId(), output(present)));
        }
        return found;
    }

    private static GeneratedOutput output(Outputs.Present present) {
        String type = present.contentType() == null ? USUAL_TYPE : present.contentType();
        return new GeneratedOutput(type, present.bytes(), null, 0, 0, false, 0, null, Map.of());
    }
}
