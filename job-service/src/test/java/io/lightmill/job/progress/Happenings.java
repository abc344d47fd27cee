package io.lightmill.job.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.job.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What happens to items, as this service hears it; for tests of other packages. */
@ApplicationScoped
public class Happenings {

    private final EventIntake intake;
    private final ObjectMapper json;

    Happenings(EventIntake intake, ObjectMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** The items are made and archived, each by an attempt of its own. */
    public void complete(UUID userId, UUID jobId, List<UUID> items) {
        News news = new News(json, jobId, userId);
        for (UUID item : items) {
            UUID attempt = Ids.next();
            intake.take(List.of(news.generated(attempt, 5, item), news.archived(attempt, item)));
        }
    }

    /** The item went back to the queue because this attempt was lost. */
    public void lose(UUID userId, UUID jobId, UUID attempt, UUID item) {
        News news = new News(json, jobId, userId);
        intake.take(List.of(news.started(attempt, 1, item), news.requeued(attempt, 2, item)));
    }

    /** The item failed for good, in this attempt. */
    public void fail(UUID userId, UUID jobId, UUID attempt, UUID item) {
        intake.take(List.of(new News(json, jobId, userId).failed(attempt, 7, item)));
    }

    /** The items were cancelled. */
    public void cancel(UUID userId, UUID jobId, List<UUID> items) {
        intake.take(List.of(new News(json, jobId, userId).cancelled(8, items.toArray(UUID[]::new))));
    }
}
