package io.lightmill.job.submission;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Which inputs a user has, by what names; asked in chunks, so that neither side holds 100,000 answers. */
@ApplicationScoped
class KnownInputs {

    private static final Logger LOG = Logger.getLogger(KnownInputs.class);
    private static final int CHUNK = 5_000;

    private final StorageClient storage;

    KnownInputs(@RestClient StorageClient storage) {
        this.storage = storage;
    }

    /** The names of those that the user has; one without a name is called by its hash's first digits. */
    Map<String, String> namesOf(UUID userId, Collection<String> sha256) {
        Map<String, String> names = HashMap.newHashMap(sha256.size());
        sha256.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .flatMap(chunk -> ask(userId, chunk).inputs().stream())
                .forEach(known -> names.put(known.sha256(), name(known)));
        return names;
    }

    private static String name(InputsLookup.Known known) {
        return known.name() == null || known.name().isBlank() ? known.sha256().substring(0, 12) : known.name();
    }

    private InputsLookup.Answer ask(UUID userId, List<String> chunk) {
        try {
            return storage.lookup(new InputsLookup.Request(userId, chunk));
        } catch (RuntimeException e) {
            LOG.warnf("Inputs cannot be looked up. reason=%s", e.getMessage());
            throw Refusal.of(ErrorCode.UNAVAILABLE, "Your inputs cannot be looked up now; nothing was stored.");
        }
    }
}
