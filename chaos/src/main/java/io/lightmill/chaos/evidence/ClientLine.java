package io.lightmill.chaos.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that a client did and was answered, or that was seen or done from outside. A status of 0: no answer came. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = ClientLine.Submitted.class, name = "submitted"),
    @Type(value = ClientLine.Steered.class, name = "steered"),
    @Type(value = ClientLine.Seen.class, name = "seen"),
    @Type(value = ClientLine.Ended.class, name = "ended"),
    @Type(value = ClientLine.Listed.class, name = "listed"),
    @Type(value = ClientLine.Told.class, name = "told"),
    @Type(value = ClientLine.Pried.class, name = "pried"),
    @Type(value = ClientLine.Downloaded.class, name = "downloaded"),
    @Type(value = ClientLine.Zipped.class, name = "zipped"),
    @Type(value = ClientLine.Answered.class, name = "answered"),
    @Type(value = ClientLine.Memory.class, name = "memory"),
    @Type(value = ClientLine.Disturbed.class, name = "disturbed"),
})
public sealed interface ClientLine {

    /** When it was over. */
    Instant at();

    /** A line about a job. */
    sealed interface OfJob extends ClientLine {

        /** The job; null: nobody said which. */
        @Nullable
        UUID job();
    }

    /**
     * A submission.
     *
     * @param key its {@code Idempotency-Key}, which is the job's name too
     * @param body SHA-256 of what was sent
     * @param items how many it asks for
     */
    record Submitted(
            Instant sent,
            Instant at,
            String user,
            String key,
            String body,
            int items,
            int status,
            @Nullable UUID job) implements OfJob {

        /** Whether it was accepted. */
        @JsonIgnore
        public boolean isAccepted() {
            return status / 100 == 2;
        }
    }

    /** A job was to be cancelled, paused or resumed. */
    record Steered(Instant sent, Instant at, String user, UUID job, Verb verb, int status) implements OfJob {}

    /** A job was looked at. */
    record Seen(Instant at, String user, UUID job, JobState state, ItemCounts counts) implements OfJob {}

    /** A job with its items, when it was first seen to have ended. */
    record Ended(Instant at, JobEnd end) implements OfJob {

        @Override
        @JsonIgnore
        public UUID job() {
            return end.id();
        }
    }

    /** What a user's list of jobs named. */
    record Listed(Instant at, String user, List<UUID> jobs) implements ClientLine {}

    /** An event came to a user's stream. */
    record Told(Instant at, String user, String event, UUID job) implements OfJob {}

    /**
     * Somebody asked for what is another's.
     *
     * @param owner whose it is
     */
    record Pried(Instant at, String user, String owner, String request, int status) implements ClientLine {}

    /** A user read the output of an item. */
    record Downloaded(Instant at, String user, UUID job, UUID item, int status, String sha256) implements OfJob {}

    /**
     * A user read the ZIP of a job that has ended, twice.
     *
     * @param whole SHA-256 of what came in one piece
     * @param pieced SHA-256 of what came in pieces
     * @param images SHA-256 of each picture in it, in their order
     */
    record Zipped(Instant at, String user, UUID job, String whole, String pieced, List<String> images)
            implements OfJob {}

    /**
     * Any other answer, of interest for its status.
     *
     * @param retryAfter whether it said when to come again
     */
    record Answered(Instant at, String user, String request, int status, boolean retryAfter) implements ClientLine {}

    /** What a part held in memory. */
    record Memory(Instant at, String part, long residentBytes) implements ClientLine {}

    /** What was done to the system. */
    record Disturbed(Instant at, String what) implements ClientLine {}

    /** What a job can be told. */
    enum Verb {
        /** For good. */
        CANCEL,
        /** Until it is resumed. */
        PAUSE,
        /** Go on. */
        RESUME;

        /** As the route has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
