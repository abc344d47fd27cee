package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What waits and may be handed out now, read without locks. Indexes are named: both databases would else find it cheaper to
 * read all items once than to look into each job, which is true only of small tables.
 */
@Singleton
public class Due {

    private static final int JOBS_OF_A_QUEUE = 1000;
    private static final String HANDED_OUT = """
             j.closed_at is null and j.engine in (??) and j.user_id is not null
              and j.paused = false and j.cancelled_at is null
            """;

    private final Sql sql;

    /** What waits in this database. */
    public Due(Sql sql) {
        this.sql = sql;
    }

    /**
     * A job with a due item.
     *
     * @param ahead its owner wants it before the other ones
     * @param share of its user: GPU seconds predicted so far
     * @param greatest share of all users with an open job in its lane, seen here or not
     */
    public record DueJob(
            UUID id, UUID userId, Lane lane, Engine engine, Mode mode, boolean ahead, double share, double greatest) {}

    /**
     * How much of a job is due, as far as it was counted.
     *
     * @param alone of them, those that go one by one
     */
    public record Waiting(UUID jobId, Lane lane, int items, int alone) {}

    /**
     * Jobs with due items for these engines. Where a lane has more of an engine than can be looked at, those of the users with the least
     * share are seen: it is their turn.
     */
    public List<DueJob> jobs(Set<Engine> engines) {
        return jobs(engines, JOBS_OF_A_QUEUE);
    }

    /** Jobs without a due item hide none behind them: it is looked on until there are enough, or no more. */
    List<DueJob> jobs(Set<Engine> engines, int jobsOfAQueue) {
        Map<Queue, List<DueJob>> due = new HashMap<>();
        for (int from = 0; look(engines, from, jobsOfAQueue, due); from += jobsOfAQueue) {
            // All is done by looking.
        }
        return due.values().stream()
                .flatMap(jobs -> jobs.stream().limit(jobsOfAQueue))
                .toList();
    }

    /** Adds what is due of the next open jobs of each queue; whether it should be looked on behind them. */
    private boolean look(Set<Engine> engines, int from, int count, Map<Queue, List<DueJob>> due) {
        Map<Queue, Integer> seen = new HashMap<>();
        open(engines, from, count).forEach(open -> {
            Queue queue = new Queue(open.job().lane(), open.job().engine());
            seen.merge(queue, 1, Integer::sum);
            if (open.due()) {
                due.computeIfAbsent(queue, any -> new ArrayList<>()).add(open.job());
            }
        });
        return seen.entrySet().stream()
                .filter(queue -> queue.getValue() == count)
                .anyMatch(queue -> due.getOrDefault(queue.getKey(), List.of()).size() < count);
    }

    /** Only for the places that are asked for the items are looked into. */
    private List<Open> open(Set<Engine> engines, int from, int count) {
        return sql.list(
                """
                select o.*, (select 1 from item i force index (queue) where i.job_id = o.id and i.state = 'queued'
                    and i.not_before <= utc_timestamp(6) limit 1) is not null as due
                from (
                  select j.id, j.user_id, j.lane, j.engine, j.mode, j.ahead, coalesce(s.share, 0) as share,
                    max(coalesce(s.share, 0)) over (partition by j.lane) as greatest,
                    row_number() over (partition by j.lane, j.engine
                      order by coalesce(s.share, 0), j.ahead desc, j.id) as place
                  from job j left join user_share s on s.user_id = j.user_id
                  where
                """ + HANDED_OUT + """
                        ) o where place > ? and place <= ?
                        """,
                c -> new Open(
                        new DueJob(
                                c.uuid("id"),
                                c.uuid("user_id"),
                                c.constant("lane", Lane.class),
                                c.constant("engine", Engine.class),
                                c.constant("mode", Mode.class),
                                c.flag("ahead"),
                                c.fraction("share"),
                                c.fraction("greatest")),
                        c.flag("due")),
                engines,
                from,
                from + count);
    }

    /** What waits for the same workers. */
    private record Queue(Lane lane, Engine engine) {}

    private record Open(DueJob job, boolean due) {}

    /**
     * Counts all that is due. By the index alone, which takes a fifth of what {@link #count} of as many does.
     *
     * @param atMost of more it is only said that they are so many
     */
    public int total(Set<Engine> engines, int atMost) {
        int total = 0;
        List<UUID> some = new ArrayList<>();
        int theirs = 0;
        for (Size job : sizes(engines)) {
            if (theirs + job.items() > atMost) {
                total += total(some);
                some.clear();
                theirs = 0;
            }
            if (total >= atMost) {
                return atMost;
            }
            some.add(job.id());
            theirs += job.items();
        }
        return Math.min(atMost, total + total(some));
    }

    private int total(List<UUID> jobs) {
        if (jobs.isEmpty()) {
            return 0;
        }
        return sql.first("""
                        select count(*) as items from item force index (queue)
                        where job_id in (??) and state = 'queued' and not_before <= utc_timestamp(6)
                        """, c -> c.number("items"), jobs).orElseThrow();
    }

    /** Open jobs, however much of them is done. */
    private List<Size> sizes(Set<Engine> engines) {
        return sql.list(
                "select id, items from job j where " + HANDED_OUT,
                c -> new Size(c.uuid("id"), c.number("items")),
                engines);
    }

    private record Size(UUID id, int items) {}

    /**
     * Counts due items by job, no further than needed.
     *
     * @param atMost items to count in all
     * @param withinSeconds counts those too that become due so soon
     */
    public List<Waiting> count(Set<Engine> engines, int atMost, int withinSeconds) {
        return sql.list(
                """
                select job_id, lane, count(*) as items, sum(alone) as alone from (
                  select j.id as job_id, j.lane, i.alone
                  from job j straight_join item i force index (queue) on i.job_id = j.id
                  where
                """ + HANDED_OUT + """
                            and i.state = 'queued'
                            and i.not_before <= timestampadd(second, ?, utc_timestamp(6))
                          limit ?) w
                        group by job_id, lane
                        """,
                c -> new Waiting(
                        c.uuid("job_id"), c.constant("lane", Lane.class), c.number("items"), c.number("alone")),
                engines,
                withinSeconds,
                atMost);
    }
}
