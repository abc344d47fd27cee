package io.lightmill.job.group;

import io.lightmill.contracts.api.GroupView;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.job.id.Ids;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.DatabaseException;
import io.lightmill.job.sql.Part;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups in the database; a name is taken once by each user. */
@ApplicationScoped
public class Groups {

    private static final String INSERT = "insert into job_group (id, user_id, name, created_at) values (?, ?, ?, ?)";
    private static final String NUMBERED =
            "select count(*) as numbered from job_group where user_id = ? and name like concat(?, ' (%)')";
    private static final String COLUMNS = "select id, user_id, name, created_at from job_group ";
    /** The counts come from the jobs' rows, which hold their own; a subquery per group of the page, each by an index. */
    private static final String VIEWS = """
            select g.id, g.name, g.created_at, count(j.id) as jobs,
                coalesce(sum(j.total_items), 0) as total_items, coalesce(sum(j.queued_items), 0) as queued_items,
                coalesce(sum(j.processing_items), 0) as processing_items, coalesce(sum(j.generated_items), 0) as generated_items,
                coalesce(sum(j.completed_items), 0) as completed_items, coalesce(sum(j.failed_items), 0) as failed_items,
                coalesce(sum(j.cancelled_items), 0) as cancelled_items
            from (select id, name, created_at from job_group force index (%s)
                    where user_id = ? and %s order by id desc limit ?) g
                left join job j on j.group_id = g.id
            group by g.id, g.name, g.created_at
            order by g.id desc""";

    private static final String VIEW = VIEWS.formatted("primary", "id = ?");
    static final String PAGE = VIEWS.formatted("job_group_of_user", "id < ?");
    private static final String NAMED = VIEWS.formatted("job_group_of_user", "id < ? and name" + Part.IN);

    private final Database database;
    private final InstantSource clock;

    Groups(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new group; empty when its owner has one of that name. */
    public Optional<Group> create(UUID userId, String name) {
        Group group = new Group(Ids.next(), userId, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            database.update(INSERT, group.id(), userId, name, group.createdAt());
            return Optional.of(group);
        } catch (DatabaseException e) {
            if (e.isDuplicate()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The group of that name, made where there is none. Of two that come at once, one makes it and the other finds it. */
    public Group findOrCreate(UUID userId, String name) {
        return byName(userId, name)
                .or(() -> create(userId, name))
                .or(() -> byName(userId, name))
                .orElseThrow(() -> new IllegalStateException("a group was there and was not"));
    }

    /**
     * A new group, with a number behind the name where that is taken: the one after those that there are, or the next that is free.
     *
     * @param name without {@code %} and {@code _}
     */
    public Group createNumbered(UUID userId, String name) {
        Optional<Group> made = create(userId, name);
        if (made.isPresent()) {
            return made.get();
        }
        for (int number = numbered(userId, name) + 2; ; number++) {
            made = create(userId, name + " (" + number + ")");
            if (made.isPresent()) {
                return made.get();
            }
        }
    }

    private int numbered(UUID userId, String name) {
        return database.find(NUMBERED, row -> row.number("numbered"), userId, name)
                .orElseThrow();
    }

    /** The user's group with this id. */
    public Optional<Group> find(UUID userId, UUID id) {
        return database.find(COLUMNS + "where id = ? and user_id = ?", Groups::read, id, userId);
    }

    /** The user's group with this name. */
    public Optional<Group> byName(UUID userId, String name) {
        return database.find(COLUMNS + "where user_id = ? and name = ?", Groups::read, userId, name);
    }

    Optional<GroupView> view(UUID userId, UUID id) {
        return database.find(VIEW, Groups::readView, userId, id, 1);
    }

    /**
     * Newest first, those older than the cursor.
     *
     * @param name only those whose names have it in them; null: all
     */
    List<GroupView> page(UUID userId, UUID before, @Nullable Part name, int limit) {
        return name == null
                ? database.list(PAGE, Groups::readView, userId, before, limit)
                : database.list(NAMED, Groups::readView, userId, before, name.pattern(), limit);
    }

    /** Whether the name was free. */
    boolean rename(UUID userId, UUID id, String name) {
        try {
            database.update("update job_group set name = ? where id = ? and user_id = ?", name, id, userId);
            return true;
        } catch (DatabaseException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    private static Group read(Row row) throws SQLException {
        return new Group(row.uuid("id"), row.uuid("user_id"), row.text("name"), row.instant("created_at"));
    }

    private static GroupView readView(Row row) throws SQLException {
        ItemCounts items = new ItemCounts(
                row.number("total_items"),
                row.number("queued_items"),
                row.number("processing_items"),
                row.number("generated_items"),
                row.number("completed_items"),
                row.number("failed_items"),
                row.number("cancelled_items"));
        Instant createdAt = row.instant("created_at");
        return new GroupView(row.uuid("id"), row.text("name"), row.number("jobs"), items, createdAt);
    }
}
