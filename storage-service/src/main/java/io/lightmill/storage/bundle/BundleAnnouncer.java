package io.lightmill.storage.bundle;

import io.lightmill.contracts.event.BundleReady;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.Topics;
import io.lightmill.crash.WallClock;
import io.lightmill.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Makes a finished job's plan ahead of the first download and says what it will be. */
@ApplicationScoped
class BundleAnnouncer {

    private static final Logger LOG = Logger.getLogger(BundleAnnouncer.class);

    private final BundlePlans plans;
    private final Outbox outbox;
    private final InstantSource clock = WallClock.ofThisProcess();

    BundleAnnouncer(BundlePlans plans, Outbox outbox) {
        this.plans = plans;
        this.outbox = outbox;
    }

    void announce(JobCompleted job) {
        if (job.jobId() == null || job.userId() == null) {
            throw new IllegalArgumentException("a completed job without its id or user");
        }
        BundlePlan plan = plans.plan(job.userId(), new BundleSubject.OfJob(job.jobId(), false));
        BundleReady ready = new BundleReady(job.jobId(), job.userId(), plan.length(), plan.etag(), clock.instant());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(Topics.BUNDLES, job.jobId().toString(), EventType.BUNDLE_READY, ready));
        LOG.infof("a bundle is laid out, %d bytes. jobId=%s", (Long) plan.length(), job.jobId());
    }
}
