package io.lightmill.job.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123Z");

    @Test
    void ids_are_version_7_and_carry_the_time() {
        UUID id = new Ids(() -> NOW).make();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(time(id)).isEqualTo(NOW);
    }

    @Test
    void a_burst_borrows_from_the_milliseconds_to_come() {
        Ids ids = new Ids(() -> NOW);
        List<UUID> made = Stream.generate(ids::make).limit(4097).toList();

        assertThat(time(made.get(4095))).isEqualTo(NOW);
        assertThat(time(made.get(4096))).isEqualTo(NOW.plusMillis(1));
    }

    private static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    @Test
    void ids_grow_as_their_text_and_bytes_do_however_fast_they_are_made() {
        List<String> ids =
                Stream.generate(Ids::next).limit(50_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void threads_never_make_the_same() {
        List<UUID> ids =
                IntStream.range(0, 50_000).parallel().mapToObj(i -> Ids.next()).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }
}
