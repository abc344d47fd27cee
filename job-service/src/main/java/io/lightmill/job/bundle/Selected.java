package io.lightmill.job.bundle;

import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.api.Selections;
import io.lightmill.job.id.Ids;
import io.lightmill.job.item.Items;
import io.lightmill.job.job.JobList;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.LiteralBatch;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Gatherers;

/** Selections in the database: kept for a day, for downloads that are cut and go on. */
@ApplicationScoped
class Selected {

    private static final int KEPT_HOURS = 24;
    private static final int CHUNK = 1_000;
    private static final String PLACES = "select job_id, ordinal from output where user_id = ? and item_id in (%s)";
    private static final String INSERT =
            "insert into selection (id, user_id, items, expires_at) values (?, ?, ?, utc_timestamp(6) + interval ? hour)";
    private static final String FIND =
            "select id, items, expires_at from selection where id = ? and user_id = ? and expires_at > utc_timestamp(6)";
    private static final String FORGET =
            "delete from selection where expires_at < utc_timestamp(6) order by expires_at limit 10";
    private static final String JOBS = """
            select distinct job_id from selected_item where selection_id = ? and job_id > ? order by job_id limit ?""";
    private static final String PAGE = """
            select i.* from selected_item s straight_join item i on i.job_id = s.job_id and i.ordinal = s.ordinal
            where s.selection_id = ? and (s.job_id > ? or (s.job_id = ? and s.ordinal > ?))
            order by s.job_id, s.ordinal limit ?""";

    private final Database database;
    private final Transactions transactions;
    private final Items items;
    private final JobList jobs;

    Selected(Database database, Transactions transactions, Items items, JobList jobs) {
        this.database = database;
        this.transactions = transactions;
        this.items = items;
        this.jobs = jobs;
    }

    /**
     * Keeps a selection of the user's outputs.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when one of the items is none
     */
    Selections.View keep(UUID userId, Collection<UUID> itemIds) {
        List<UUID> ids = List.copyOf(new LinkedHashSet<>(itemIds));
        List<Place> places = ids.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .flatMap(chunk -> places(userId, chunk).stream())
                .toList();
        if (places.size() < ids.size()) {
            throw Refusal.notFound("item with an output");
        }
        UUID id = Ids.next();
        transactions.run(() -> {
            database.update(INSERT, id, userId, ids.size(), KEPT_HOURS);
            try (LiteralBatch batch =
                    database.literals("insert into selected_item (selection_id, job_id, ordinal) values")) {
                places.forEach(place -> batch.add(id, place.jobId(), place.ordinal()));
                batch.send();
            }
        });
        return find(userId, id).orElseThrow();
    }

    private List<Place> places(UUID userId, List<UUID> ids) {
        List<Object> values = new ArrayList<>(ids);
        values.addFirst(userId);
        return database.list(
                PLACES.formatted(Database.marks(ids.size())),
                row -> new Place(row.uuid("job_id"), row.number("ordinal")),
                values.toArray());
    }

    Optional<Selections.View> find(UUID userId, UUID id) {
        return database.find(FIND, Selected::view, id, userId);
    }

    /** Its items behind that place, by job and ordinal. */
    List<ItemView> page(UUID id, Place after, int limit) {
        return items.picked(PAGE, id, after.jobId(), after.jobId(), after.ordinal(), limit);
    }

    /** The jobs that something was picked of, behind that one, in the order of the items. */
    Page<JobView> jobs(UUID id, UUID after, int limit) {
        return jobs.picked(JOBS, List.of(id, after, limit + 1), limit);
    }

    /**
     * Forgets those that have expired, in pieces: what was picked goes with each.
     *
     * @return how many
     */
    int forget() {
        int forgotten = 0;
        for (int piece = -1; piece != 0; forgotten += piece) {
            piece = database.update(FORGET);
        }
        return forgotten;
    }

    private static Selections.View view(Row row) throws SQLException {
        UUID id = row.uuid("id");
        return new Selections.View(
                id, row.number("items"), "/api/download/selection/" + id + "?format=zip", row.instant("expires_at"));
    }

    /** The place of an item. */
    record Place(UUID jobId, int ordinal) {}
}
