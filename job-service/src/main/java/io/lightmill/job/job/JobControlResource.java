package io.lightmill.job.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** A user's jobs, to be steered: 200 once the dispatcher keeps to it, 202 while it could not be reached. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class JobControlResource {

    private final JobControl control;
    private final Caller caller;
    private final InstantSource clock;

    JobControlResource(JobControl control, Caller caller, InstantSource clock) {
        this.control = control;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/cancel")
    public RestResponse<JobView> cancel(@PathParam("id") UUID id) {
        return answer(control.cancel(caller.userId(), id));
    }

    @POST
    @Path("/{id}/pause")
    public RestResponse<JobView> pause(@PathParam("id") UUID id) {
        return answer(control.pause(caller.userId(), id, true));
    }

    @POST
    @Path("/{id}/resume")
    public RestResponse<JobView> resume(@PathParam("id") UUID id) {
        return answer(control.pause(caller.userId(), id, false));
    }

    private RestResponse<JobView> answer(JobControl.Steered steered) {
        JobView view = steered.job().view(clock.instant());
        return steered.dispatched() ? RestResponse.ok(view) : RestResponse.accepted(view);
    }
}
