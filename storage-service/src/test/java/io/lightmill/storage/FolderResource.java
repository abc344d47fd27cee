package io.lightmill.storage;

import io.lightmill.testparts.Scratch;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Gives the service under test a folder as bucket, and a job-service of its own. */
public final class FolderResource implements QuarkusTestResourceLifecycleManager {

    /** Tests call the consumers' work themselves; the outbox's rows are looked at, not relayed. */
    private static final Map<String, String> NO_BROKER = Map.of(
            "mp.messaging.incoming.items.connector", "smallrye-in-memory",
            "mp.messaging.incoming.jobs.connector", "smallrye-in-memory",
            "mp.messaging.outgoing.dead-letters.connector", "smallrye-in-memory",
            "lightmill.outbox.relay", "false");

    private final FakeJobs jobs = new FakeJobs();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(NO_BROKER);
        try {
            settings.put("lightmill.storage.bucket", "folder:" + Scratch.newFolder("bucket"));
            settings.put(
                    "lightmill.storage.bundles.folder",
                    Scratch.newFolder("bundles").toString());
            settings.put("lightmill.storage.ticket-key", "a secret of the test");
            settings.put("lightmill.gateway.url", "http://gateway.test");
            settings.put("lightmill.job.url", jobs.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(jobs, new TestInjector.MatchesType(FakeJobs.class));
    }

    @Override
    public void stop() {
        jobs.stop();
    }
}
