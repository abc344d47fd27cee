package io.lightmill.dispatcher.attempt;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bindings of attempts, read once each: a worker names its attempt with every beat and report. Nothing that can change is kept in
 * here, so a replica may be as far behind as it likes.
 */
@Singleton
public class Bindings {

    private static final int KEPT = 10_000;

    private final Attempts attempts;
    private final Map<UUID, Binding> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Binding> eldest) {
            return size() > KEPT;
        }
    };

    Bindings(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The attempt's binding, if there is such an attempt. */
    Optional<Binding> of(UUID attemptId) {
        Optional<Binding> kept = Optional.ofNullable(known(attemptId));
        return kept.isPresent()
                ? kept
                : attempts.find(attemptId).map(Attempt::binding).map(this::keep);
    }

    private synchronized @Nullable Binding known(UUID attemptId) {
        return known.get(attemptId);
    }

    /** One that is committed. */
    public synchronized Binding keep(Binding binding) {
        known.put(binding.attemptId(), binding);
        return binding;
    }
}
