package io.lightmill.dispatcher.queue;

import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cancel, pause and resume, answered after the commit of the flag. */
@Path("/jobs/{id}")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
public class JobResource {

    private final JobFlags flags;

    JobResource(JobFlags flags) {
        this.flags = flags;
    }

    /** No item of the job is handed out any more; its waiting items are cancelled right after the answer. */
    @POST
    @Path("/cancel")
    public void cancel(@PathParam("id") UUID id) {
        flags.cancel(id);
        Thread.ofVirtual().name("cancel-" + id).start(() -> flags.cancelWaiting(id));
    }

    /** No item is handed out until it is resumed. */
    @POST
    @Path("/pause")
    public void pause(@PathParam("id") UUID id, @QueryParam("version") @Nullable Long version) {
        flags.pause(id, true, version);
    }

    /** Items are handed out again. */
    @POST
    @Path("/resume")
    public void resume(@PathParam("id") UUID id, @QueryParam("version") @Nullable Long version) {
        flags.pause(id, false, version);
    }
}
