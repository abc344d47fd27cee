package io.lightmill.storage.archive;

import io.lightmill.contracts.event.ItemGenerated;
import java.util.stream.Stream;

/** JSON may leave out what a record declares; such a report names no object and cannot be archived. */
final class Reports {

    static ItemGenerated complete(ItemGenerated item) {
        boolean whole = Stream.of(item.jobId(), item.itemId(), item.userId(), item.attemptId(), item.output())
                .noneMatch(part -> part == null);
        if (!whole) {
            throw new IllegalArgumentException("a report that does not name its output");
        }
        return item;
    }

    private Reports() {}
}
