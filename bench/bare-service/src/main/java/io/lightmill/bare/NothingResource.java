package io.lightmill.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The only thing that this service has. */
@Path("/")
class NothingResource {

    @GET
    public String nothing() {
        return "nothing";
    }
}
