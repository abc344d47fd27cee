package io.lightmill.job.retry;

import io.lightmill.contracts.api.Retries;
import io.lightmill.job.acceptance.Answer;
import io.lightmill.job.acceptance.Answers;
import io.lightmill.job.acceptance.IdempotencyKey;
import io.lightmill.job.submission.Findings;
import io.lightmill.job.submission.StrictReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads requests to try again, and knows those that came before. */
@ApplicationScoped
class RetryRequests {

    private final StrictReader reader;
    private final Answers answers;

    RetryRequests(StrictReader reader, Answers answers) {
        this.reader = reader;
        this.answers = answers;
    }

    /** The answer given before under this key to this body. */
    Optional<Answer> earlier(UUID userId, @Nullable IdempotencyKey key) {
        return key == null ? Optional.empty() : answers.find(userId, key);
    }

    /** The request, or the refusal that names every field that is wrong. */
    Retries.Request read(byte[] body) {
        Findings findings = new Findings();
        Retries.Request request = reader.read(body, Retries.Request.class, findings);
        if (!findings.isEmpty()) {
            throw findings.refusal();
        }
        return request;
    }
}
