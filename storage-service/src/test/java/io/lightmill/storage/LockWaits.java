package io.lightmill.storage;

import io.lightmill.storage.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who waits for whom in our schema: the signal that a race's other side has come as far as it can. */
@ApplicationScoped
public class LockWaits {

    @Inject
    Database database;

    /** How many transactions wait for another's lock now. */
    public long now() {
        return database.list("""
                        select count(*) as waiting
                        from information_schema.innodb_trx t
                        join information_schema.processlist p on p.id = t.trx_mysql_thread_id
                        where t.trx_state = 'LOCK WAIT' and p.db = database()""", row -> row.number("waiting")).getFirst();
    }
}
