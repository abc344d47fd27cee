package io.lightmill.job.dispatch;

import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends each call to the replica of the dispatcher whose turn it is; none of them leads, each knows everything. A call that is
 * tried again comes by here again and so goes to the next one.
 */
@Singleton
public class DispatcherReplicas implements ClientRequestFilter {

    private final List<String> addresses;
    private final AtomicInteger turns = new AtomicInteger();

    DispatcherReplicas(@ConfigProperty(name = "lightmill.dispatcher.url") List<String> addresses) {
        this.addresses = addresses.stream()
                .map(address -> address.strip().replaceAll("/$", ""))
                .toList();
    }

    @Override
    public void filter(ClientRequestContext call) {
        String address = addresses.get(Math.floorMod(turns.getAndIncrement(), addresses.size()));
        String query = call.getUri().getRawQuery();
        String path = call.getUri().getRawPath();
        call.setUri(URI.create(address + path + (query == null ? "" : "?" + query)));
    }
}
