package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.storage.bundle.SetRuns.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetRunsTest {

    private static List<Run> runs(List<Integer> sizes) {
        SetRuns runs = new SetRuns();
        List<Run> all = new ArrayList<>();
        sizes.forEach(size -> runs.add(size).ifPresent(all::add));
        runs.end().ifPresent(all::add);
        return all;
    }

    /** As a submission is laid out. */
    private static List<Integer> sets(Run run) {
        List<Integer> sizes = new ArrayList<>();
        for (int left = run.images(); left > 0; left -= run.perSet()) {
            sizes.add(Math.min(left, run.perSet()));
        }
        return sizes;
    }

    @Test
    void a_smaller_set_is_the_last_of_its_reference() {
        assertThat(runs(List.of(2, 1, 2, 1))).containsExactly(new Run(3, 2), new Run(3, 2));
        assertThat(runs(List.of(1, 2))).containsExactly(new Run(1, 1), new Run(2, 2));
        assertThat(runs(List.of(4, 4, 4))).containsExactly(new Run(12, 4));
        assertThat(runs(List.of())).isEmpty();
    }

    @Test
    void whatever_the_sets_were_the_references_make_them_again() {
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            List<Integer> sizes = random.ints(random.nextInt(12), 1, 5).boxed().toList();

            assertThat(runs(sizes).stream().flatMap(run -> sets(run).stream())).containsExactlyElementsOf(sizes);
        }
    }
}
