package io.lightmill.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.load.judge.Row;
import io.lightmill.load.judge.Row.Mark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few people for a few seconds: that everything is seen and judged. How long anything took is for the command to say. */
@Tag("slow")
class LoadJourney {

    private static final long SEED = 1;
    private static final List<String> TIMES = List.of("wait of a set", "memory of", "fairness");

    @Test
    void nobody_is_refused_and_nothing_is_lost() throws Exception {
        try (Scene scene = Scene.open(6, 300)) {
            List<Row> rows = new WorkingDay(scene, SEED).play(Duration.ofSeconds(2), Duration.ofSeconds(8));

            assertThat(rows)
                    .filteredOn(row -> TIMES.stream().noneMatch(row.what()::startsWith))
                    .hasSizeGreaterThan(8)
                    .extracting(Row::mark)
                    .doesNotContain(Mark.BROKEN, Mark.NOT_JUDGED);
            assertThat(rows)
                    .filteredOn(row -> row.what().startsWith("wait of a set"))
                    .extracting(Row::mark)
                    .doesNotContain(Mark.NOT_JUDGED);
        }
    }
}
