package io.lightmill.job.account;

import io.lightmill.job.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Sessions of browsers that were signed out of before their time. Each is kept until nobody could come in with it anyway. */
@ApplicationScoped
class SignOuts {

    private static final String INSERT = """
            insert into sign_out (session_id, session_ends) values (?, ?)
            on duplicate key update session_ends = session_ends""";
    private static final String FIND = "select 1 from sign_out where session_id = ?";

    /** A day longer than a gateway's clock says; some at a time, but more than come. */
    private static final String FORGET = """
            delete from sign_out where session_ends < utc_timestamp(6) - interval 1 day
            order by session_ends limit 100""";

    private final Database database;

    SignOuts(Database database) {
        this.database = database;
    }

    /** Ends a session for good. */
    void add(UUID session, Instant ends) {
        database.update(INSERT, session, ends);
        database.update(FORGET);
    }

    boolean has(UUID session) {
        return database.find(FIND, row -> true, session).isPresent();
    }
}
