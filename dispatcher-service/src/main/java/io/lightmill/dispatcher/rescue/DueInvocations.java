package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invocations that something is due for. */
@Singleton
public class DueInvocations {

    private static final int AT_ONCE = 100;
    private static final int LONGEST_POLL_SECONDS = 60;

    private final Sql sql;
    private final Transactions transactions;

    /** Those of this database. */
    public DueInvocations(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** One to ask RunPod about. */
    public record Poll(UUID id, String endpoint, String runpodId, int polls) {}

    /**
     * Takes those to poll: their next poll is set before it is their turn, so that no other replica polls the same.
     */
    public List<Poll> takePolls() {
        return transactions.in(() -> {
            List<Poll> due = sql.list(
                    """
                    select id, endpoint, runpod_id, polls from invocation
                    where next_poll_at <= utc_timestamp(6) and runpod_id is not null and state = 'posted'
                    order by next_poll_at limit ? for update skip locked
                    """,
                    c -> new Poll(c.uuid("id"), c.text("endpoint"), c.text("runpod_id"), c.number("polls")),
                    AT_ONCE);
            sql.batch(
                    """
                    update invocation set polls = polls + 1, next_poll_at = timestampadd(microsecond, ?, utc_timestamp(6))
                    where id = ?
                    """,
                    due.stream()
                            .map(poll -> new @Nullable Object[] {pauseMicros(poll.polls()), poll.id()})
                            .toList());
            return due;
        });
    }

    /** 1, 2, 4, 8, … seconds, a minute at most; anything heard of the invocation starts it over. */
    static long pauseMicros(int polls) {
        return (long) (Math.min(LONGEST_POLL_SECONDS, Math.pow(2, Math.min(polls, 10))) * 1_000_000);
    }

    /** Whether a running attempt of it was heard of a moment ago: then a poll can tell nothing new. */
    public boolean isBeating(UUID id) {
        return sql.first("""
                        select 1 as one from attempt where invocation_id = ? and deadline is not null
                          and beat_at > timestampadd(second, -45, utc_timestamp(6)) limit 1
                        """, c -> c.number("one"), id).isPresent();
    }

    /** Puts the next poll off; should nothing be heard by then, the ones after it come soon. */
    public void pollIn(UUID id, int seconds) {
        sql.update("""
                update invocation set polls = 1, next_poll_at = timestampadd(second, ?, utc_timestamp(6))
                where id = ? and state = 'posted' and terminal is null
                """, seconds, id);
    }

    /** Intents whose {@code post_by} has passed while a POST may have been under way: nobody knows whether RunPod has them. */
    public int makeUnknown(String endpoint, long lifeSeconds) {
        return transactions.in(() -> {
            List<UUID> left = leftIntents(endpoint, false);
            return left.isEmpty() ? 0 : sql.update("""
                            update invocation set state = 'unknown', expires_at = timestampadd(second, ?, utc_timestamp(6))
                            where id in (??)
                            """, lifeSeconds, left);
        });
    }

    /**
     * Intents that were not sent, and whose sender has not come back for them: RunPod surely has none of them. The sender takes
     * {@code unsent} back with a conditional update of its own before it posts, so one of the two wins.
     *
     * @return how many permits were freed
     */
    public int giveUpUnsent(String endpoint) {
        return transactions.in(() -> {
            List<UUID> left = leftIntents(endpoint, true);
            return left.isEmpty() ? 0 : sql.update("""
                            update invocation set state = 'over', over_at = utc_timestamp(6), over_reason = 'unsent'
                            where id in (??)
                            """, left);
        });
    }

    /** Locked, but for those that somebody is changing now: a range of them updated at once would lose deadlocks against senders. */
    private List<UUID> leftIntents(String endpoint, boolean unsent) {
        return sql.list("""
                select id from invocation
                where endpoint = ? and state = 'intent' and unsent = ? and post_by < utc_timestamp(6)
                for update skip locked
                """, c -> c.uuid("id"), endpoint, unsent);
    }

    /** /status said a terminal state; it is over when no attempt of it runs. */
    public void terminal(UUID id, String state) {
        sql.update(
                "update invocation set terminal = ?, next_poll_at = null where id = ? and state <> 'over'", state, id);
    }

    /**
     * Makes those over that RunPod ended or whose ttl has passed, and of which no attempt is running. All of that is looked at without a
     * lock first, so that many that wait for their attempts hide none behind them, and again when the row is locked: an answer to its POST
     * may have come meanwhile, and a claim locks it too, so no attempt begins in between.
     *
     * @return the endpoints whose permits were freed
     */
    public List<String> makeOver() {
        return transactions.in(() -> {
            List<UUID> candidates = sql.list("""
                    select id from invocation
                    where state in ('intent', 'posted', 'unknown')
                      and (terminal is not null or expires_at < utc_timestamp(6))
                      and not exists (select 1 from attempt a where a.invocation_id = invocation.id and a.deadline is not null)
                    limit ?
                    """, c -> c.uuid("id"), AT_ONCE);
            if (candidates.isEmpty()) {
                return List.of();
            }
            List<Ending> ending = sql.list(
                    """
                    select id, endpoint, terminal from invocation
                    where id in (??) and state <> 'over' and (terminal is not null or expires_at < utc_timestamp(6))
                    for update skip locked
                    """, c -> new Ending(c.uuid("id"), c.text("endpoint"), c.textOrNull("terminal")), candidates);
            if (ending.isEmpty()) {
                return List.of();
            }
            List<UUID> running = sql.list(
                    "select distinct invocation_id from attempt where invocation_id in (??) and deadline is not null",
                    c -> c.uuid("invocation_id"),
                    ending.stream().map(Ending::id).toList());
            List<Ending> over =
                    ending.stream().filter(one -> !running.contains(one.id())).toList();
            sql.batch(
                    """
                    update invocation set state = 'over', over_at = utc_timestamp(6), over_reason = ?, next_poll_at = null
                    where id = ?
                    """,
                    over.stream()
                            .map(one ->
                                    new @Nullable Object[] {one.terminal() == null ? "ttl" : one.terminal(), one.id()})
                            .toList());
            return over.stream().map(Ending::endpoint).distinct().toList();
        });
    }

    private record Ending(
            UUID id, String endpoint, @Nullable String terminal) {}
}
