package io.lightmill.dispatcher.invocation;

import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Endpoint;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invocations' rows, as claims and webhooks find and change them; each change is conditional on the state that it leaves. */
@Singleton
public class Invocations {

    /** RunPod answers a fresh request's first poll with IN_QUEUE in all likelihood. */
    static final int FIRST_POLL_SECONDS = 10;

    private static final Duration POLL_AFTER_204 = Duration.ofMillis(300);
    private static final int POLL_AFTER_CLAIM_SECONDS = 30;

    private final Sql sql;

    /** Invocations in this database. */
    public Invocations(Sql sql) {
        this.sql = sql;
    }

    /** Enters a genuine one whose row was lost: it counts from now on. */
    public void enter(UUID id, Endpoint endpoint) {
        sql.update("""
                insert into invocation (id, endpoint, state, created_at, posted_at, expires_at, next_poll_at)
                values (?, ?, 'posted', utc_timestamp(6), utc_timestamp(6),
                  timestampadd(second, ?, utc_timestamp(6)), timestampadd(second, ?, utc_timestamp(6)))
                on duplicate key update id = id
                """, id, endpoint.name(), endpoint.life().toSeconds(), FIRST_POLL_SECONDS);
    }

    /** Whether there is a row. */
    public boolean exists(UUID id) {
        return sql.first("select 1 as one from invocation where id = ?", c -> c.number("one"), id)
                .isPresent();
    }

    /** What RunPod calls it, told by a claim or a webhook; that also ends its being unknown. */
    public void heard(UUID id, Endpoint endpoint, String runpodId) {
        sql.update("""
                update invocation set state = 'posted', runpod_id = coalesce(runpod_id, ?),
                  expires_at = coalesce(expires_at, timestampadd(second, ?, utc_timestamp(6)))
                where id = ? and state <> 'over'
                """, runpodId, endpoint.life().toSeconds(), id);
    }

    /** Makes it due for a poll, unless it is due sooner. */
    public void pollWithin(Collection<UUID> ids, Duration delay) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update("""
                update invocation set polls = 0, next_poll_at =
                  least(coalesce(next_poll_at, '9999-01-01'), timestampadd(microsecond, ?, utc_timestamp(6)))
                where id in (??) and state <> 'over' and terminal is null
                """, delay.toNanos() / 1000, ids);
    }

    /**
     * An invocation as a claim finds it.
     *
     * @param closed it gives no work any more: over, retired, terminal, or past its ttl
     * @param known its run and RunPod's id are known: another claim of that run has nothing to add
     * @param sinceRun seconds since the latest run was let in
     * @param sincePosted seconds since its POST was answered, or else was last allowed: what passed before is no start time; null
     *     where its row, or that it was about to be posted, was lost in a failover: nobody knows when that was
     */
    public record AtClaim(
            UUID id,
            boolean closed,
            boolean claimed,
            boolean known,
            UUID runId,
            double sinceRun,
            @Nullable Double sincePosted) {

        /** Whether this run is the latest that was let in. */
        public boolean isOf(UUID run) {
            return runId.equals(run);
        }

        /** Seconds that a run has left of its session; all of it when that run is new. */
        public double sessionLeft(Endpoint endpoint, UUID run) {
            return endpoint.session().toMillis() / 1000.0 - (isOf(run) ? sinceRun : 0);
        }
    }

    /** Locks them, in the order of their ids. */
    public List<AtClaim> lock(Collection<UUID> ids) {
        return sql.list("""
                select id, coalesce(run_id, id) as run_id, claimed_at is not null as claimed,
                  state = 'posted' and runpod_id is not null and run_id is not null as known,
                  state = 'over' or retired_at is not null or terminal is not null
                    or (expires_at is not null and expires_at <= utc_timestamp(6)) as closed,
                  coalesce(timestampdiff(microsecond, run_at, utc_timestamp(6)), 0) / 1e6 as since_run,
                  case when replica is not null and not unsent
                    then timestampdiff(microsecond, %s, utc_timestamp(6)) / 1e6 end as since_posted
                from invocation where id in (??) order by id for update
                """.formatted(Permits.SENT_AT), Invocations::atClaim, ids);
    }

    /**
     * What a claim says of its invocation.
     *
     * @param bound it got a chunk: this run is the latest
     * @param turnedAway it got nothing: the run ends now, and so does the invocation in all likelihood
     */
    public record Claimed(UUID id, UUID runId, String runpodId, boolean bound, boolean turnedAway) {}

    /** Writes what claims said; the caller has locked the rows. */
    public void claimed(Endpoint endpoint, List<Claimed> claims) {
        sql.batch(
                """
                update invocation set state = 'posted', claimed_at = coalesce(claimed_at, utc_timestamp(6)),
                  runpod_id = coalesce(runpod_id, ?),
                  expires_at = coalesce(expires_at, timestampadd(second, ?, utc_timestamp(6))),
                  run_at = case when ? and (run_id is null or run_id <> ?) then utc_timestamp(6) else run_at end,
                  run_id = case when ? then ? else run_id end,
                  polls = 0,
                  next_poll_at = case when terminal is not null then null
                    when ? then least(coalesce(next_poll_at, '9999-01-01'), timestampadd(microsecond, ?, utc_timestamp(6)))
                    else timestampadd(second, ?, utc_timestamp(6)) end
                where id = ? and state <> 'over'
                """,
                claims.stream()
                        .map(claim -> new @Nullable Object[] {
                            claim.runpodId(),
                            endpoint.life().toSeconds(),
                            claim.bound(),
                            claim.runId(),
                            claim.bound(),
                            claim.runId(),
                            claim.turnedAway(),
                            POLL_AFTER_204.toNanos() / 1000,
                            POLL_AFTER_CLAIM_SECONDS,
                            claim.id()
                        })
                        .toList());
    }

    private static AtClaim atClaim(Columns c) throws SQLException {
        return new AtClaim(
                c.uuid("id"),
                c.flag("closed"),
                c.flag("claimed"),
                c.flag("known"),
                c.uuid("run_id"),
                c.fraction("since_run"),
                c.fractionOrNull("since_posted"));
    }
}
