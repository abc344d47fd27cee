package io.lightmill.job.output;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what an owner thinks of outputs; said again it changes nothing. */
@ApplicationScoped
class Marking {

    private static final String OWN = "select item_id from output where user_id = ? and item_id in (%s)";
    private static final String CHANGE = """
            update output set favourite = coalesce(?, favourite), rejected = coalesce(?, rejected)
            where (favourite <> coalesce(?, favourite) or rejected <> coalesce(?, rejected))
                and user_id = ? and item_id in (%s)""";
    private static final String JOBS = """
            select distinct j.id, j.retry_of from output x join job j on j.id = x.job_id
            where x.user_id = ? and x.item_id in (%s)""";
    private static final String RENEW = "update job set marks_version = marks_version + 1 where id in (%s)";

    private final Database database;
    private final Transactions transactions;

    Marking(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Marks all of them, or none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem naming each that is no output of the user's
     */
    void mark(UUID userId, List<UUID> itemIds, @Nullable Boolean favourite, @Nullable Boolean rejected) {
        Set<UUID> ids = new LinkedHashSet<>(itemIds);
        transactions.run(() -> {
            refuseUnknown(userId, itemIds, ids);
            List<@Nullable Object> values = new ArrayList<>();
            values.add(favourite);
            values.add(rejected);
            values.add(favourite);
            values.add(rejected);
            values.add(userId);
            values.addAll(ids);
            if (database.update(CHANGE.formatted(Database.marks(ids.size())), values.toArray()) > 0) {
                renewBundles(userId, ids);
            }
        });
    }

    private void refuseUnknown(UUID userId, List<UUID> itemIds, Set<UUID> ids) {
        Set<UUID> own = new HashSet<>(database.list(
                OWN.formatted(Database.marks(ids.size())), row -> row.uuid("item_id"), values(userId, ids)));
        List<Estimate.Problem> unknown = new ArrayList<>();
        for (int i = 0; i < itemIds.size(); i++) {
            if (!own.contains(itemIds.get(i))) {
                String field = "itemIds[" + i + "]";
                unknown.add(new Estimate.Problem(
                        ErrorCode.NOT_FOUND.type(), field, field + " is no item of yours with an output."));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, unknown);
        }
    }

    /** Those of the items' jobs, and those of the jobs whose items these stand in for, are others now. */
    private void renewBundles(UUID userId, Set<UUID> ids) {
        Set<UUID> jobs = new TreeSet<>();
        database.list(
                JOBS.formatted(Database.marks(ids.size())),
                row -> {
                    UUID root = row.uuidOrNull("retry_of");
                    return jobs.add(row.uuid("id")) | (root != null && jobs.add(root));
                },
                values(userId, ids));
        database.update(RENEW.formatted(Database.marks(jobs.size())), jobs.toArray());
    }

    private static Object[] values(UUID userId, Collection<UUID> ids) {
        List<Object> values = new ArrayList<>(ids);
        values.addFirst(userId);
        return values.toArray();
    }
}
