package io.lightmill.dispatcher.overview;

import io.lightmill.contracts.api.Attempts;
import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The attempts that were made at one item; asked when somebody looks at it, so the job's attempts are simply searched. */
@Path("/jobs/{jobId}/items/{itemId}/attempts")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
public class ItemAttemptsResource {

    /** More tries than any item has: a hundred that cost nothing, and a few on its accounts. */
    private static final int MOST = 200;

    private final Sql sql;

    ItemAttemptsResource(Sql sql) {
        this.sql = sql;
    }

    private record Found(Attempts.Fact fact, List<UUID> items) {}

    /** Oldest first; none where the job is not known, or was forgotten. */
    @GET
    public List<Attempts.Fact> all(@PathParam("jobId") UUID jobId, @PathParam("itemId") UUID itemId) {
        // An id may be found across the border of two others, which its place then tells.
        return sql.list("""
                        select id, invocation_id, endpoint, items, started_at, ended_at, coalesce(reason = 'lost', false) as lost,
                          timestampdiff(microsecond, started_at, coalesce(ended_at, utc_timestamp(6))) / 1e6 as seconds
                        from attempt where job_id = ? and locate(?, items) > 0 order by id limit ?
                        """, ItemAttemptsResource::found, jobId, itemId, MOST).stream()
                .filter(found -> found.items().contains(itemId))
                .map(Found::fact)
                .toList();
    }

    private static Found found(Columns c) throws SQLException {
        Attempts.Fact fact = new Attempts.Fact(
                c.uuid("id"),
                c.uuid("invocation_id"),
                c.text("endpoint"),
                Objects.requireNonNull(c.instantOrNull("started_at")),
                c.instantOrNull("ended_at"),
                c.fraction("seconds"),
                c.flag("lost"));
        return new Found(fact, Ids.list(c.bytes("items")));
    }
}
