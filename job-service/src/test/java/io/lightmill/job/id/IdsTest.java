package io.lightmill.job.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void ids_are_version_7_and_carry_about_the_time() {
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        Instant at = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        assertThat(Duration.between(at, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
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
