package io.lightmill.job.output;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.OutputView;
import io.lightmill.contracts.api.Page;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Paging;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's outputs, newest first. */
@ApplicationScoped
class Outputs {

    /** Counted no further: beyond, counting would cost more than reading the page. */
    static final int COUNTED = 100_000;

    private final Database database;

    Outputs(Database database) {
        this.database = database;
    }

    /**
     * A page behind the cursor.
     *
     * @param counted whether to say how many there are in all
     */
    Page<OutputView> page(OutputFilter filter, OutputCursor cursor, int limit, boolean counted) {
        List<Object> values = new ArrayList<>(filter.values());
        values.addAll(List.of(cursor.finishedAt(), cursor.finishedAt(), cursor.itemId(), limit + 1));
        Page<OutputView> page = Paging.cut(
                database.list(page(filter), Outputs::view, values.toArray()),
                limit,
                output -> new OutputCursor(output.finishedAt(), output.itemId()).text());
        return new Page<>(page.items(), page.next(), counted ? total(filter) : null);
    }

    /** The first bound alone makes it a range of the index; the second one is exact among those of the same time. */
    static String page(OutputFilter filter) {
        return "select x.* " + filter.sql()
                + " and x.finished_at <= ? and (x.finished_at < ? or x.item_id < ?)"
                + " order by x.finished_at desc, x.item_id desc limit ?";
    }

    private @Nullable Long total(OutputFilter filter) {
        List<Object> values = new ArrayList<>(filter.values());
        values.add(COUNTED + 1);
        String sql = "select count(*) as total from (select x.item_id " + filter.sql() + " limit ?) counted";
        long total =
                database.find(sql, row -> row.large("total"), values.toArray()).orElse(0L);
        return total > COUNTED ? null : total;
    }

    private static OutputView view(Row row) throws SQLException {
        UUID itemId = row.uuid("item_id");
        return new OutputView(
                itemId,
                row.uuid("job_id"),
                row.uuid("group_id"),
                Words.read(Mode.class, row.text("mode")),
                Words.read(Engine.class, row.text("engine")),
                row.number("set_no"),
                row.number("variation"),
                row.large("seed"),
                row.number("width"),
                row.number("height"),
                "/api/items/" + itemId + "/output",
                "/api/items/" + itemId + "/preview",
                row.instant("finished_at"),
                row.flag("favourite"),
                row.flag("rejected"));
    }
}
