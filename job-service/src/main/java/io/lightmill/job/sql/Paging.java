package io.lightmill.job.sql;

import io.lightmill.contracts.api.Page;
import java.util.List;
import java.util.function.Function;

/** Pages by a monotone key: one row more than asked tells whether there is another page. */
public final class Paging {

    private Paging() {}

    /**
     * Cuts what was read with {@code limit + 1}.
     *
     * @param cursor the key of a row, from which the next page goes on
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null, null);
        }
        List<T> page = List.copyOf(rows.subList(0, limit));
        return new Page<>(page, cursor.apply(page.getLast()), null);
    }
}
