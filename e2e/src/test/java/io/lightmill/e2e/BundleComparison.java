package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.e2e.bundle.Bundle;
import java.util.List;
import java.util.Objects;

/** A ZIP beside what the API lists. */
final class BundleComparison {

    private BundleComparison() {}

    /** Every completed item is in it exactly once with the bytes that the API names, nothing else is, and every item has a row. */
    static void assertHoldsExactly(Bundle bundle, List<ItemView> items) {
        List<String> expected = items.stream()
                .filter(item -> item.state() == ItemState.COMPLETED)
                .map(item -> Objects.requireNonNull(item.output()).sha256())
                .toList();
        assertThat(bundle.images().values()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bundle.manifest()).hasSameSizeAs(items);
        assertNamesAreSafe(bundle);
    }

    static void assertNamesAreSafe(Bundle bundle) {
        assertThat(bundle.images().keySet())
                .allSatisfy(name -> assertThat(name)
                        .doesNotStartWith("/")
                        .doesNotContain("\\", ":")
                        .satisfies(each -> assertThat(each.split("/")).doesNotContain("..", ".", "")));
    }
}
