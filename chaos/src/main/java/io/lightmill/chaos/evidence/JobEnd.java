package io.lightmill.chaos.evidence;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Lane;
import java.util.List;
import java.util.UUID;

/**
 * A job as its owner saw it when nothing was to come any more.
 *
 * @param user whose
 * @param name what its submission called it
 */
public record JobEnd(
        UUID id,
        String user,
        String name,
        Lane lane,
        JobState state,
        boolean cancelRequested,
        ItemCounts counts,
        List<ItemEnd> items) {

    /** What the API said. */
    public static JobEnd of(String user, JobView job, List<ItemView> items) {
        return new JobEnd(
                job.id(),
                user,
                job.name(),
                job.lane(),
                job.state(),
                job.cancelRequested(),
                job.items(),
                items.stream().map(ItemEnd::of).toList());
    }
}
