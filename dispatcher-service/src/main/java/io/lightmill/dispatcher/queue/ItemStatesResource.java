package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Job-service compares its open items with ours. */
@Path("/items/states")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
public class ItemStatesResource {

    private final Jobs jobs;
    private final Items items;

    ItemStatesResource(Jobs jobs, Items items) {
        this.jobs = jobs;
        this.items = items;
    }

    /** What we know of a job and of some of its items. */
    @POST
    public DispatchStates.Answer states(DispatchStates.@Nullable Request request) {
        if (request == null || request.jobId() == null || request.itemIds() == null) {
            throw Problems.of(ErrorCode.MALFORMED_REQUEST, "jobId and itemIds are needed.");
        }
        return jobs.known(request.jobId())
                .map(flags -> new DispatchStates.Answer(true, flags.paused(), flags.cancelled(), known(request)))
                .orElseGet(() -> new DispatchStates.Answer(false, false, false, List.of()));
    }

    private List<DispatchStates.Item> known(DispatchStates.Request request) {
        Map<UUID, Instant> notBefore = items.notBefore(request.itemIds());
        return items.of(request.jobId(), request.itemIds()).stream()
                .map(item -> view(item, notBefore.get(item.id())))
                .toList();
    }

    private static DispatchStates.Item view(Item item, @Nullable Instant notBefore) {
        ItemState state = item.phase().outside();
        return new DispatchStates.Item(
                item.id(),
                item.version(),
                state,
                item.attemptId(),
                item.tries(),
                item.output(),
                item.code(),
                item.message(),
                notBefore);
    }
}
