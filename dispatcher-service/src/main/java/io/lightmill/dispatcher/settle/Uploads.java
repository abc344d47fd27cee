package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.problem.Problems;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A worker whose PUT was not answered says {@code upload-failed} and cannot know it: the file may have been stored, and who answers
 * for the bucket may have died before the answer. So the bucket is looked at before such a verdict counts, outside of any
 * transaction. While that cannot be done the verdict is not taken: it is said again, or the attempt's loss brings the same look.
 */
@Singleton
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int AGAIN_SECONDS = 1;

    private final Attempts attempts;
    private final Bucket bucket;

    Uploads(Attempts attempts, Bucket bucket) {
        this.attempts = attempts;
        this.bucket = bucket;
    }

    /** The word, with those of its outputs that are in the bucket though their upload failed. */
    Word lookedUp(Word word) {
        List<UUID> doubtful = word.reports().stream()
                .filter(report -> report.code() == ErrorCode.UPLOAD_FAILED)
                .map(ItemReport::itemId)
                .toList();
        return doubtful.isEmpty()
                ? word
                : attempts.find(word.attemptId())
                        .map(attempt -> lookedUp(word, attempt, doubtful))
                        .orElse(word);
    }

    private Word lookedUp(Word word, Attempt attempt, List<UUID> doubtful) {
        try {
            return word.finding(bucket.of(attempt, doubtful));
        } catch (RuntimeException e) {
            LOG.warnf("Not looked up whether uploads that failed are there: %s attemptId=%s", e, attempt.id());
            throw Problems.unavailable("Whether the output was stored cannot be looked up now.", AGAIN_SECONDS);
        }
    }
}
