package io.lightmill.gateway.relay;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The three services behind the gateway. */
@Singleton
public final class Siblings {

    private final Sibling job;
    private final Sibling dispatcher;
    private final Sibling storage;

    Siblings(
            Vertx vertx,
            @ConfigProperty(name = "lightmill.job.url") String jobUrl,
            @ConfigProperty(name = "lightmill.dispatcher.url") String dispatcherUrl,
            @ConfigProperty(name = "lightmill.storage.url") String storageUrl) {
        this.job = new Sibling(vertx, "job-service", jobUrl);
        this.dispatcher = new Sibling(vertx, "dispatcher-service", dispatcherUrl);
        this.storage = new Sibling(vertx, "storage-service", storageUrl);
    }

    /** Groups, jobs, items, users and keys. */
    public Sibling job() {
        return job;
    }

    /** Workers, webhooks and endpoints. */
    public Sibling dispatcher() {
        return dispatcher;
    }

    /** Inputs, outputs, objects and bundles. */
    public Sibling storage() {
        return storage;
    }
}
