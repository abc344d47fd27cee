package io.lightmill.storage.archive;

import io.lightmill.contracts.api.Outputs.Archived;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.contracts.event.Topics;
import io.lightmill.outbox.OutboxMessage;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.picture.Fingerprint;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of one attempt's output. Decided once for an attempt; a newer attempt's replaces it.
 *
 * @param version the item's, as the dispatcher counted when it reported this attempt
 */
public record Output(UUID itemId, UUID jobId, UUID userId, UUID attemptId, long version, Verdict verdict) {

    /** Where the file lies. */
    public ObjectKey object() {
        return ObjectKey.output(jobId, itemId, attemptId);
    }

    /** Where its small picture lies. */
    public ObjectKey preview() {
        return ObjectKey.preview(jobId, itemId, attemptId);
    }

    Output with(Verdict other) {
        return new Output(itemId, jobId, userId, attemptId, version, other);
    }

    /** The word that is said of it. */
    OutboxMessage message(Instant at) {
        return switch (verdict) {
            case Verdict.Whole whole ->
                new OutboxMessage(Topics.OUTPUTS, jobId.toString(), EventType.OUTPUT_ARCHIVED, archived(whole, at));
            case Verdict.Rejected rejected ->
                new OutboxMessage(
                        Topics.OUTPUTS,
                        jobId.toString(),
                        EventType.OUTPUT_REJECTED,
                        new OutputRejected(jobId, itemId, userId, attemptId, rejected.code(), rejected.message(), at));
        };
    }

    private OutputArchived archived(Verdict.Whole whole, Instant at) {
        return new OutputArchived(
                jobId,
                itemId,
                userId,
                attemptId,
                object().value(),
                whole.contentType(),
                whole.print().bytes(),
                whole.print().sha256(),
                whole.print().crc32(),
                whole.width(),
                whole.height(),
                at);
    }

    /** As other services ask for it. */
    io.lightmill.contracts.api.Outputs.State state() {
        return switch (verdict) {
            case Verdict.Whole whole ->
                new io.lightmill.contracts.api.Outputs.State(itemId, attemptId, facts(whole), null, null);
            case Verdict.Rejected rejected ->
                new io.lightmill.contracts.api.Outputs.State(
                        itemId, attemptId, null, rejected.code(), rejected.message());
        };
    }

    private Archived facts(Verdict.Whole whole) {
        Fingerprint print = whole.print();
        return new Archived(
                jobId,
                userId,
                object().value(),
                whole.contentType(),
                print.bytes(),
                print.sha256(),
                print.crc32(),
                whole.width(),
                whole.height());
    }

    /** What was found. */
    public sealed interface Verdict {

        /** A whole picture. */
        record Whole(String contentType, Fingerprint print, int width, int height) implements Verdict {}

        /** Missing, or not what it said. */
        record Rejected(ErrorCode code, String message) implements Verdict {}
    }
}
