package io.lightmill.load.listing;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Three months in which jobs came one after the other, spread over all tenants; written in the order of time. */
final class Past {

    private static final Duration LENGTH = Duration.ofDays(90);
    private static final int ITEMS_AT_ONCE = 50_000;

    private final List<Tenant> tenants;
    private final SplittableRandom random;
    private final Instant end;

    /** A large job of each tenant, by number of the tenant. */
    private final Map<Integer, JobRow> large = new HashMap<>();

    /**
     * Nothing of it is written yet.
     *
     * @param end when it ends
     */
    Past(List<Tenant> tenants, long seed, Instant end) {
        this.tenants = List.copyOf(tenants);
        this.random = new SplittableRandom(seed);
        this.end = end;
    }

    Instant begin() {
        return end.minus(LENGTH);
    }

    Instant end() {
        return end;
    }

    /** The largest job of this tenant; every tenant that has any has one. */
    JobRow largeJobOf(int tenant) {
        JobRow job = large.get(tenant);
        return job == null ? large.values().iterator().next() : job;
    }

    /** Writes so many items. */
    void write(Loader loader, long items, LongConsumer progress) throws SQLException {
        long written = 0;
        while (written < items) {
            List<JobRow> jobs = new ArrayList<>();
            long some = 0;
            while (some < ITEMS_AT_ONCE && written + some < items) {
                JobRow job = job(written + some, items);
                jobs.add(job);
                some += job.shape().items();
            }
            loader.write(jobs);
            written += some;
            progress.accept(written);
        }
    }

    private JobRow job(long before, long all) {
        Shape drawn = Shape.draw(random, tenants.size(), Tenant.GROUPS);
        Shape shape = drawn.withItems((int) Math.min(drawn.items(), all - before));
        JobRow job = row(shape, begin().plus(Duration.ofMillis((long) (LENGTH.toMillis() * ((double) before / all)))));
        large.merge(
                shape.user(),
                job,
                (one, other) -> one.shape().items() >= other.shape().items() ? one : other);
        return job;
    }

    /** A job of this shape. */
    JobRow row(Shape shape, Instant at) {
        Tenant tenant = tenants.get(shape.user());
        UUID group = tenant.groups().get(shape.group());
        return new JobRow(TimedIds.of(at, random), tenant.user(), group, shape, at);
    }
}
