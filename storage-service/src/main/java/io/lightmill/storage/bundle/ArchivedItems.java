package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Page;
import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Outputs;
import io.lightmill.storage.parallel.Ahead;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job's items by ordinal, each with what the archive has of it: two pages in memory, one of them on its way. */
@ApplicationScoped
class ArchivedItems {

    private final JobBook book;
    private final Outputs outputs;
    private final BundleConfig config;

    ArchivedItems(JobBook book, Outputs outputs, BundleConfig config) {
        this.book = book;
        this.outputs = outputs;
        this.config = config;
    }

    /** The next page is asked for while this one is visited: job-service and we work at the same time. */
    void forEach(UUID userId, UUID jobId, Visit visit) throws IOException {
        Leaf leaf = read(userId, jobId, null);
        while (true) {
            @Nullable String cursor = leaf.next();
            @Nullable Ahead<Leaf> next = cursor == null ? null : Ahead.begin(() -> read(userId, jobId, cursor));
            for (ItemView item : leaf.items()) {
                visit.item(item, leaf.archived().get(item.id()));
            }
            if (next == null) {
                return;
            }
            leaf = next.get();
        }
    }

    private Leaf read(UUID userId, UUID jobId, @Nullable String cursor) {
        Page<ItemView> page = book.items(userId, jobId, cursor, config.page());
        return new Leaf(
                page.items(),
                outputs.find(page.items().stream().map(ItemView::id).toList()),
                page.next());
    }

    private record Leaf(
            List<ItemView> items,
            Map<UUID, Output> archived,
            @Nullable String next) {}

    /** What to do with each. */
    @FunctionalInterface
    interface Visit {
        void item(ItemView item, @Nullable Output archived) throws IOException;
    }
}
