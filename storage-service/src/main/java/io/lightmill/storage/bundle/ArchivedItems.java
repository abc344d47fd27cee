package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.Bundles;
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

/** Items in a bundle's order, each with what the archive has of it: two pages in memory, one of them on its way. */
@ApplicationScoped
class ArchivedItems {

    private final Outputs outputs;

    ArchivedItems(Outputs outputs) {
        this.outputs = outputs;
    }

    /** The next page is asked for while this one is visited: job-service and we work at the same time. */
    void forEach(Book book, Visit visit) throws IOException {
        Leaf leaf = read(book, null);
        while (true) {
            @Nullable String cursor = leaf.next();
            @Nullable Ahead<Leaf> next = cursor == null ? null : Ahead.begin(() -> read(book, cursor));
            for (Bundles.Item item : leaf.items()) {
                visit.item(item, leaf.archived().get(shown(item).id()));
            }
            if (next == null) {
                return;
            }
            leaf = next.get();
        }
    }

    private Leaf read(Book book, @Nullable String cursor) {
        Page<Bundles.Item> page = book.page(cursor);
        return new Leaf(
                page.items(),
                outputs.find(page.items().stream().map(item -> shown(item).id()).toList()),
                page.next());
    }

    /** Whose file it is: the item's own, or that of the one that took its place. */
    static ItemView shown(Bundles.Item item) {
        return item.standIn() == null ? item.item() : item.standIn();
    }

    private record Leaf(
            List<Bundles.Item> items,
            Map<UUID, Output> archived,
            @Nullable String next) {}

    /** Where pages of items come from. */
    @FunctionalInterface
    interface Book {
        Page<Bundles.Item> page(@Nullable String cursor);
    }

    /** What to do with each. */
    @FunctionalInterface
    interface Visit {
        void item(Bundles.Item item, @Nullable Output archived) throws IOException;
    }
}
