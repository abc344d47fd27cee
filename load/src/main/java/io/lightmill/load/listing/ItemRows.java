package io.lightmill.load.listing;

import java.util.List;

/**
 * What the rows of jobs say of their items, made on the server itself: a row of a job and a number become an item's. The id grows with the
 * number: the job's time, the number in what would be random, and the job's own last six bytes.
 */
final class ItemRows {

    /** A table of the numbers from 0. */
    static final String NUMBERS = "load_number";

    private static final String STATE = "case j.state when 'failed' then 'failed'"
            + " when 'completed' then case when n.n % 50 = 49 then 'failed' else 'completed' end"
            + " else case when n.n < j.total_items div 2 then 'completed' else 'cancelled' end end";

    private static final String ITEMS = """
            insert into item (job_id, ordinal, id, source_no, set_no, variation, seed, state, version, attempts, finished_at)
            select j.id, n.n,
                concat(substring(j.id, 1, 6), unhex(concat('7', lpad(hex(n.n div 4096), 3, '0'), '8', lpad(hex(mod(n.n, 4096)), 3, '0'))),
                    substring(j.id, 11, 6)),
                0, n.n, n.n + 1, n.n, %s, 3, 1, timestampadd(microsecond, (n.n + 1) * 37000, j.created_at)
            from job j straight_join %s n on n.n < j.total_items
            where j.id between ? and ?""".formatted(STATE, NUMBERS);

    private static final String OUTCOMES = """
            insert into item_outcome (job_id, ordinal, attempt_id, seconds, cost_usd, metadata, content_type, bytes, sha256, width, height)
            select i.job_id, i.ordinal, i.id, 2, 0.0002, '{"model":"flowers"}', 'image/png', 1500000, unhex(sha2(i.id, 256)), 1024, 1024
            from item i where i.job_id between ? and ? and i.state = 'completed'""";

    private static final String FAILURES = """
            insert into item_outcome (job_id, ordinal, attempt_id, code, message)
            select i.job_id, i.ordinal, i.id, 'engine-failed', 'The engine broke.'
            from item i where i.job_id between ? and ? and i.state = 'failed'""";

    private static final String OUTPUTS = """
            insert into output (item_id, user_id, job_id, ordinal, group_id, mode, engine, set_no, variation, seed, width, height,
                finished_at, favourite, rejected)
            select i.id, j.user_id, i.job_id, i.ordinal, j.group_id, j.mode, j.engine, i.set_no, i.variation, i.seed, 1024, 1024,
                i.finished_at, i.ordinal % 25 = 3, i.ordinal % 40 = 7
            from job j straight_join item i on i.job_id = j.id
            where j.id between ? and ? and i.state = 'completed'""";

    private ItemRows() {}

    /** In this order, each for the jobs between two ids, both included. */
    static List<String> statements() {
        return List.of(ITEMS, OUTCOMES, FAILURES, OUTPUTS);
    }
}
