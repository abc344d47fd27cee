package io.lightmill.dispatcher.invocation;

import io.lightmill.dispatcher.background.Gathering;
import io.lightmill.dispatcher.background.Gathering.Waiting;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What its sender writes of an invocation; each change is conditional on the state that it leaves. */
@Singleton
public class Postings {

    private static final int TOGETHER = 100;

    private final Sql sql;
    private final Transactions transactions;
    private final Gathering<UUID, UUID, Boolean> beginning = new Gathering<>(TOGETHER, id -> id, this::begin);

    /** Postings in this database. */
    public Postings(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** RunPod has it. A claim or webhook may have said so before. */
    public void accepted(UUID id, Endpoint endpoint, String runpodId) {
        change("""
                update invocation set state = 'posted', runpod_id = coalesce(runpod_id, ?),
                  posted_at = utc_timestamp(6), expires_at = timestampadd(second, ?, utc_timestamp(6)),
                  next_poll_at = coalesce(next_poll_at, timestampadd(second, ?, utc_timestamp(6)))
                where id = ? and state <> 'over' and posted_at is null
                """, runpodId, endpoint.life().toSeconds(), Invocations.FIRST_POLL_SECONDS, id);
    }

    /** Nobody knows whether RunPod has it; it keeps its permit until somebody speaks for it or its ttl ends. */
    public void unknown(UUID id, Endpoint endpoint) {
        change("""
                update invocation set state = 'unknown', expires_at = timestampadd(second, ?, utc_timestamp(6))
                where id = ? and state = 'intent'
                """, endpoint.life().toSeconds(), id);
    }

    /**
     * Its own sender knows that it was not sent. Should that one die before it posts it again, the permit is free when
     * {@code post_by} has passed, not only after a ttl.
     *
     * @return false when somebody spoke for it meanwhile, or it is over: it must not be posted again
     */
    public boolean unsent(UUID id, UUID replica) {
        return change("""
                        update invocation set state = 'intent', unsent = true, expires_at = null,
                          post_by = timestampadd(second, ?, utc_timestamp(6))
                        where id = ? and replica = ? and state in ('intent', 'unknown')
                        """, Permits.POST_WITHIN.toSeconds(), id, replica) == 1;
    }

    /**
     * Its sender is about to post it, for the first time or again: from this commit on RunPod may have it. Those that are about to be
     * posted at the same time share the commit.
     *
     * @return false when its permit was given up, or somebody spoke for it: it must not be posted
     */
    public boolean aboutToPost(UUID id, UUID replica) {
        return beginning.ask(replica, id);
    }

    private void begin(UUID replica, List<Waiting<UUID, Boolean>> group) {
        List<UUID> ids = group.stream().map(Waiting::request).toList();
        Set<UUID> begun =
                ids.size() == 1 ? beginOne(replica, ids.getFirst()) : transactions.in(() -> begin(replica, ids));
        group.forEach(one -> one.answer().complete(begun.contains(one.request())));
    }

    private Set<UUID> beginOne(UUID replica, UUID id) {
        int changed = change("""
                update invocation set unsent = false, post_by = timestampadd(second, ?, utc_timestamp(6))
                where id = ? and replica = ? and state = 'intent' and unsent
                """, Permits.POST_WITHIN.toSeconds(), id, replica);
        return changed == 1 ? Set.of(id) : Set.of();
    }

    private Set<UUID> begin(UUID replica, Collection<UUID> ids) {
        List<UUID> ours = sql.list("""
                select id from invocation where id in (??) and replica = ? and state = 'intent' and unsent
                order by id for update
                """, c -> c.uuid("id"), ids, replica);
        if (!ours.isEmpty()) {
            sql.update("""
                    update invocation set unsent = false, post_by = timestampadd(second, ?, utc_timestamp(6))
                    where id in (??)
                    """, Permits.POST_WITHIN.toSeconds(), ours);
        }
        return Set.copyOf(ours);
    }

    /** RunPod surely does not have it and will not be asked again. */
    public boolean neverPosted(UUID id, String reason) {
        return change("""
                        update invocation set state = 'over', over_at = utc_timestamp(6), over_reason = ?,
                          next_poll_at = null
                        where id = ? and state in ('intent', 'unknown')
                        """, reason, id) == 1;
    }

    /** A sender's own change, again where it lost a deadlock: nobody else could say what it knows. */
    private int change(String statement, @Nullable Object... values) {
        return transactions.alone(() -> sql.update(statement, values));
    }
}
