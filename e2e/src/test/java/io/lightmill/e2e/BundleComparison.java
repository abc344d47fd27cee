package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.e2e.bundle.Bundle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A ZIP beside what the API lists. */
final class BundleComparison {

    private BundleComparison() {}

    /** Every completed item is in it exactly once with the bytes that the API names, nothing else is, and every item has a row. */
    static void assertHoldsExactly(Bundle bundle, List<ItemView> items) {
        Map<UUID, JsonNode> rows = new HashMap<>();
        bundle.manifest()
                .forEach(row -> rows.put(UUID.fromString(row.path("itemId").asText()), row));
        assertThat(bundle.manifest()).hasSameSizeAs(items);
        Set<String> files = new HashSet<>();
        for (ItemView item : items) {
            JsonNode row = Objects.requireNonNull(rows.get(item.id()), () -> "no row for item " + item.id());
            assertThat(row.path("state").asText()).isEqualTo(item.state().name().toLowerCase(Locale.ROOT));
            if (item.state() == ItemState.COMPLETED) {
                String file = row.path("file").asText();
                assertThat(files.add(file)).as("%s is named once", file).isTrue();
                assertThat(bundle.images())
                        .containsEntry(
                                file, Objects.requireNonNull(item.output()).sha256());
            }
        }
        assertThat(bundle.images().keySet()).isEqualTo(files);
    }

    static void assertNamesAreSafe(Bundle bundle) {
        assertThat(bundle.images().keySet())
                .allSatisfy(name -> assertThat(name)
                        .doesNotStartWith("/")
                        .doesNotContain("\\", ":")
                        .satisfies(each -> assertThat(each.split("/")).doesNotContain("..", ".", "")));
    }
}
