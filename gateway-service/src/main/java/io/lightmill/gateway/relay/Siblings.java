package io.lightmill.gateway.relay;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The three services behind the gateway. */
@Singleton
public final class Siblings {

    /** To each dispatcher, for {@link #dispatcherForStreams()}. */
    public static final int CONNECTIONS_OF_STREAMS = 16;

    private final Sibling job;
    private final Sibling dispatcher;
    private final Sibling dispatcherForStreams;
    private final Sibling storage;

    Siblings(
            Vertx vertx,
            InstantSource clock,
            @ConfigProperty(name = "lightmill.job.url") String jobUrl,
            @ConfigProperty(name = "lightmill.dispatcher.url") List<String> dispatcherUrls,
            @ConfigProperty(name = "lightmill.storage.url") String storageUrl) {
        this.job = new Sibling(vertx, "job-service", List.of(jobUrl), clock);
        this.dispatcher = new Sibling(vertx, "dispatcher-service", dispatcherUrls, clock);
        this.dispatcherForStreams =
                new Sibling(vertx, "dispatcher-service", dispatcherUrls, CONNECTIONS_OF_STREAMS, clock);
        this.storage = new Sibling(vertx, "storage-service", List.of(storageUrl), clock);
    }

    /** Groups, jobs, items, users and keys. */
    public Sibling job() {
        return job;
    }

    /** Workers, webhooks and endpoints; in as many replicas as there are, for none of them leads. */
    public Sibling dispatcher() {
        return dispatcher;
    }

    /**
     * The same over a few connections of its own, for bodies that are passed on while they come and before anybody knows whose they are:
     * a stranger whose body never ends holds none of the others.
     */
    public Sibling dispatcherForStreams() {
        return dispatcherForStreams;
    }

    /** Inputs, outputs, objects and bundles. */
    public Sibling storage() {
        return storage;
    }
}
