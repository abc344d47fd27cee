package io.lightmill.dispatcher.endpoint;

import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;

/** What the answers to {@code /run} say of the endpoint as a whole. */
@Singleton
public class EndpointHealth {

    private static final int CLIMB_SECONDS = 10;
    private static final int REASON_CHARACTERS = 255;

    private final Sql sql;

    /** Health in this database. */
    public EndpointHealth(Sql sql) {
        this.sql = sql;
    }

    /** After a 429 the budget halves, once for a burst of them, and climbs back from ten seconds on. */
    public void notSent(Endpoint endpoint, boolean throttled) {
        if (throttled) {
            sql.update("""
                    update endpoint set allowed = greatest(1, allowed div 2), halved_at = utc_timestamp(6),
                      climb_at = timestampadd(second, ?, utc_timestamp(6))
                    where name = ? and (halved_at is null or halved_at < timestampadd(second, -1, utc_timestamp(6)))
                    """, CLIMB_SECONDS, endpoint.name());
        }
    }

    /** It takes no more than a probe a minute until one is accepted. */
    public void suspend(Endpoint endpoint, String reason) {
        String cut = reason.length() <= REASON_CHARACTERS ? reason : reason.substring(0, REASON_CHARACTERS);
        sql.update("""
                update endpoint set suspended = true, reason = ?,
                  probe_at = timestampadd(second, 60, utc_timestamp(6))
                where name = ?
                """, cut, endpoint.name());
    }

    /** It takes our requests. */
    public void accepted(Endpoint endpoint) {
        sql.update(
                "update endpoint set suspended = false, reason = null, probe_at = null where name = ? and suspended",
                endpoint.name());
    }
}
