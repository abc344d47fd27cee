package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.DispatchStates;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

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
    public DispatchStates.Answer states(DispatchStates.Request request) {
        return jobs.known(request.jobId())
                .map(flags -> new DispatchStates.Answer(true, flags.paused(), flags.cancelled(), known(request)))
                .orElseGet(() -> new DispatchStates.Answer(false, false, false, List.of()));
    }

    private List<DispatchStates.Item> known(DispatchStates.Request request) {
        return items.of(request.jobId(), request.itemIds()).stream()
                .map(ItemStatesResource::view)
                .toList();
    }

    private static DispatchStates.Item view(Item item) {
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
                null);
    }
}
