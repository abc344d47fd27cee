package io.lightmill.job.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.api.Retries;
import io.lightmill.job.item.Items;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items as a bundle shows them: where one failed and another one took its place, with that one. */
@ApplicationScoped
class BundledItems {

    private final Items items;

    BundledItems(Items items) {
        this.items = items;
    }

    Page<Bundles.Item> of(Page<ItemView> page) {
        List<UUID> standIns = page.items().stream()
                .filter(BundledItems::isReplaced)
                .map(item -> standIn(item).itemId())
                .toList();
        Map<UUID, ItemView> found =
                items.all(standIns).stream().collect(Collectors.toMap(ItemView::id, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(item -> new Bundles.Item(item, replacement(item, found)))
                        .toList(),
                page.next(),
                page.total());
    }

    private static @Nullable ItemView replacement(ItemView item, Map<UUID, ItemView> found) {
        return isReplaced(item) ? found.get(standIn(item).itemId()) : null;
    }

    private static boolean isReplaced(ItemView item) {
        Retries.StandIn standIn = item.retriedBy();
        return standIn != null && standIn.state() == ItemState.COMPLETED;
    }

    private static Retries.StandIn standIn(ItemView item) {
        return Objects.requireNonNull(item.retriedBy());
    }
}
