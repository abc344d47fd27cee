package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.storage.event.SiblingUnavailableException;
import io.lightmill.storage.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and items as job-service tells them, in a user's name: whose they are is its decision. It is asked twice more when it does
 * not answer; after that the caller waits or is told.
 */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = SiblingUnavailableException.class)
@CircuitBreaker(requestVolumeThreshold = 20, delay = 1000, failOn = SiblingUnavailableException.class)
public class JobBook {

    private static final int NOT_FOUND = 404;

    private final JobClient client;
    private final ServiceTokens tokens;

    JobBook(@RestClient JobClient client, ServiceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** One of the user's jobs. */
    public JobView job(UUID userId, UUID jobId) {
        return asked(() -> client.job(bearer(userId), jobId));
    }

    /** A page of its items, by ordinal, each with what took its place. */
    public Page<Bundles.Item> items(UUID userId, UUID jobId, @Nullable String cursor, int limit) {
        return asked(() -> client.items(bearer(userId), jobId, cursor, limit));
    }

    /** A page of what the user picked, by job and ordinal. */
    public Page<Bundles.Item> selected(UUID userId, UUID selectionId, @Nullable String cursor, int limit) {
        return asked(() -> client.selected(bearer(userId), selectionId, cursor, limit));
    }

    /** A page of the jobs of what the user picked, each once, in the order of the items. */
    public Page<JobView> selectedJobs(UUID userId, UUID selectionId, @Nullable String cursor, int limit) {
        return asked(() -> client.selectedJobs(bearer(userId), selectionId, cursor, limit));
    }

    /** A page of a group's jobs, oldest first. */
    public Page<JobView> jobs(UUID userId, UUID groupId, @Nullable String cursor, int limit) {
        return asked(() -> client.jobs(bearer(userId), groupId, cursor, limit));
    }

    private String bearer(UUID userId) {
        return "Bearer " + tokens.forUser(userId);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                throw Problems.of(ErrorCode.NOT_FOUND, "There is no such job, group or selection.");
            }
            throw new SiblingUnavailableException("ask job-service", e);
        } catch (ProcessingException e) {
            throw new SiblingUnavailableException("ask job-service", e);
        }
    }
}
