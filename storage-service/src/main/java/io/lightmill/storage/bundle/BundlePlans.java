package io.lightmill.storage.bundle;

import io.lightmill.crash.WallClock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans that were made, kept for a while: whoever resumes a download finds its plan. A plan belongs to a state of its jobs;
 * job-service is asked for that state each time, which is also the check that the caller owns them.
 */
@ApplicationScoped
public class BundlePlans {

    private final BundlePlanner planner;
    private final BundleJobs jobs;
    private final BundleConfig config;
    private final Path folder;
    private final InstantSource clock = WallClock.ofThisProcess();
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    BundlePlans(BundlePlanner planner, BundleJobs jobs, BundleConfig config) throws IOException {
        this.planner = planner;
        this.jobs = jobs;
        this.config = config;
        this.folder = config.folder().isPresent()
                ? Files.createTempDirectory(
                        Files.createDirectories(Path.of(config.folder().get())), "bundles")
                : Files.createTempDirectory("lightmill-bundles");
    }

    /** The plan of what is there now. */
    BundlePlan plan(UUID userId, BundleSubject subject) {
        Key key = new Key(userId, subject, state(userId, subject));
        BundlePlan known = find(key);
        if (known != null && Files.exists(known.skeleton())) {
            return known;
        }
        return keep(key, planner.plan(userId, subject, folder()));
    }

    /** Whoever tidies up temporary files may have taken it. */
    private Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of bundles cannot be made", e);
        }
    }

    private String state(UUID userId, BundleSubject subject) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jobs.forEach(
                    userId,
                    subject,
                    job -> digest.update((job.id() + "\n" + job.groupName() + "\n" + job.name() + "\n" + job.state()
                                    + job.items() + "\n" + job.recovered() + "\n" + job.marksVersion() + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized @Nullable BundlePlan find(Key key) {
        Instant now = clock.instant();
        Instant tooOld = now.minus(config.planAge());
        // Entries, not keys: to look one up would move it to the end, under the iteration's feet.
        kept.entrySet().stream()
                .filter(each -> each.getValue().usedAt().isBefore(tooOld))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
        Kept found = kept.get(key);
        if (found == null) {
            return null;
        }
        kept.put(key, new Kept(found.plan(), now));
        return found.plan();
    }

    /** Where two made the same plan at once, the first stays: somebody may be about to read it. */
    private synchronized BundlePlan keep(Key key, BundlePlan made) {
        Kept other = kept.get(key);
        if (other != null && Files.exists(other.plan().skeleton())) {
            made.discard();
            return other.plan();
        }
        kept.put(key, new Kept(made, clock.instant()));
        while (kept.size() > config.plans()) {
            forget(kept.keySet().iterator().next());
        }
        return made;
    }

    private void forget(Key key) {
        Objects.requireNonNull(kept.remove(key)).plan().discard();
    }

    @PreDestroy
    synchronized void clear() throws IOException {
        while (!kept.isEmpty()) {
            forget(kept.keySet().iterator().next());
        }
        Files.deleteIfExists(folder);
    }

    private record Key(UUID userId, BundleSubject subject, String state) {}

    private record Kept(BundlePlan plan, Instant usedAt) {}
}
