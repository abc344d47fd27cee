package io.lightmill.runpodlocal.endpoint;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Word to stop: kept for a worker until it asks. */
public final class StopDesk {

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Consumer<List<String>>> listeners = new HashMap<>();

    /** Answers at once or at the next word; a later question of the same worker replaces this one. */
    public void ask(String workerId, Consumer<List<String>> answer) {
        Set<String> kept = words.remove(workerId);
        if (kept != null) {
            answer.accept(List.copyOf(kept));
        } else {
            listeners.put(workerId, answer);
        }
    }

    /** This question waits no longer. */
    public void leave(String workerId, Consumer<List<String>> answer) {
        listeners.remove(workerId, answer);
    }

    void stop(String workerId, String requestId) {
        Consumer<List<String>> listener = listeners.remove(workerId);
        if (listener != null) {
            listener.accept(List.of(requestId));
        } else {
            words.computeIfAbsent(workerId, ignored -> new LinkedHashSet<>()).add(requestId);
        }
    }

    void forget(String workerId) {
        words.remove(workerId);
    }
}
