package io.lightmill.runpodlocal.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request. Only {@link RequestQueue} changes it. */
public final class Request {

    private final String id;
    private final NewRequest asked;
    private final Queue<String> chunks = new ArrayDeque<>();
    private final Set<String> holders = new HashSet<>();
    private RequestState state;
    private Instant ttlStart;
    private int retries;
    private @Nullable String postedBy;

    Request(String id, NewRequest asked, Instant submitted) {
        this.id = id;
        this.asked = asked;
        this.ttlStart = submitted;
        this.state = new RequestState.Waiting(submitted);
    }

    /** RunPod's id of it. */
    public String id() {
        return id;
    }

    /** What the client asked. */
    public NewRequest asked() {
        return asked;
    }

    /** Where it is. */
    public RequestState state() {
        return state;
    }

    /** The state's name. */
    public Status status() {
        return state.status();
    }

    /** How often it was queued again after a loss. */
    public int retries() {
        return retries;
    }

    /** Who has it; null while it waits; after the end, who ended it. */
    public @Nullable String workerId() {
        return switch (state) {
            case RequestState.Waiting ignored -> null;
            case RequestState.Running running -> running.workerId();
            case RequestState.Finished finished -> finished.workerId();
        };
    }

    /** What it left; empty while it is not final. */
    public Optional<RequestState.Finished> finished() {
        return state instanceof RequestState.Finished finished ? Optional.of(finished) : Optional.empty();
    }

    /** Whether {@code /stream} would bring something. */
    public boolean hasChunks() {
        return !chunks.isEmpty();
    }

    /** Hands out the oldest chunks, up to so many characters but at least one, and forgets them. */
    public List<String> drainChunks(int maxCharacters) {
        List<String> drained = new ArrayList<>();
        int characters = 0;
        for (String next = chunks.peek(); next != null; next = chunks.peek()) {
            characters += next.length();
            if (!drained.isEmpty() && characters > maxCharacters) {
                break;
            }
            drained.add(chunks.remove());
        }
        return drained;
    }

    Instant ttlEnd() {
        return ttlStart.plus(asked.policy().ttl());
    }

    /** Everything of the run before is forgotten. */
    void startAgain(RequestState.Waiting waiting) {
        become(waiting);
        ttlStart = waiting.since();
        retries = 0;
        postedBy = null;
        chunks.clear();
    }

    /** Whether this worker's result was the one that counted: a repetition of it is no news. */
    boolean postedBy(String workerId) {
        return workerId.equals(postedBy);
    }

    void become(RequestState.Finished end, String postedBy) {
        become(end);
        this.postedBy = postedBy;
    }

    void become(RequestState next) {
        state = next;
        if (!(next instanceof RequestState.Running)) {
            holders.clear();
        }
    }

    void holdBy(String workerId) {
        holders.add(workerId);
    }

    boolean heldBy(String workerId) {
        return holders.contains(workerId);
    }

    Set<String> holders() {
        return Set.copyOf(holders);
    }

    void countRetry() {
        retries++;
    }

    void add(String chunk) {
        chunks.add(chunk);
    }
}
