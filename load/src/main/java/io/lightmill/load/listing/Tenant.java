package io.lightmill.load.listing;

import io.lightmill.contracts.api.GroupView;
import io.lightmill.e2e.api.PublicApi;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Somebody who has been here for long. */
record Tenant(PublicApi api, UUID user, List<UUID> groups) {

    static final int GROUPS = 10;

    /** A new user with groups, as anybody would make them. */
    static Tenant arrive(PublicApi admin, int number, Connection database) throws SQLException {
        PublicApi api = admin.newUser("tenant " + number);
        List<UUID> groups = IntStream.range(0, GROUPS)
                .mapToObj(group -> api.newGroup("Collection " + group))
                .map(GroupView::id)
                .toList();
        return new Tenant(api, owner(database, groups.getFirst()), groups);
    }

    private static UUID owner(Connection database, UUID group) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("select user_id from job_group where id = ?")) {
            query.setBytes(1, TimedIds.bytes(group));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return TimedIds.read(row.getBytes(1));
            }
        }
    }
}
