package io.lightmill.job.engine;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.EngineProfile;
import io.lightmill.contracts.api.EngineView;
import io.lightmill.identity.Roles;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The engines: what each takes, and where it can be had now. */
@Path("/engines")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class EngineResource {

    private final EngineCatalogue catalogue;
    private final KnownEndpoints endpoints;

    EngineResource(EngineCatalogue catalogue, KnownEndpoints endpoints) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
    }

    @GET
    public List<EngineView> all() {
        List<Engine> served = endpoints.all().orElse(List.of()).stream()
                .flatMap(endpoint -> endpoint.engines().stream())
                .toList();
        return catalogue.with(served).stream().map(this::view).toList();
    }

    private EngineView view(EngineProfile profile) {
        List<EndpointView> serving = endpoints.serving(profile.name());
        return new EngineView(
                profile,
                serving.stream().map(EndpointView::name).toList(),
                serving.stream().anyMatch(EndpointView::takesWork));
    }
}
