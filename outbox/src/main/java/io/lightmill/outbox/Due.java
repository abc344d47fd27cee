package io.lightmill.outbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * The next rows to be sent, of one key and topic in their order.
 *
 * @param isFull whether more may wait behind them
 */
record Due(List<OutboxRow> rows, boolean isFull) {

    Due and(Due behind) {
        return new Due(Stream.concat(rows.stream(), behind.rows.stream()).toList(), isFull || behind.isFull);
    }
}
