package io.lightmill.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=5-, 5, 100",
        "bytes=-7, 93, 100",
        "bytes=-700, 0, 100",
        "bytes=90-500, 90, 100",
        "'bytes = 1-2', 1, 3"
    })
    void one_range_is_a_part(String header, long from, long to) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(from, to, true));
    }

    @ParameterizedTest
    @CsvSource({"'bytes=0-1,5-6'", "bytes=-", "items=0-1", "bytes=9-3", "nonsense", "bytes=a-b"})
    void what_is_not_understood_is_the_whole(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(0, 100, false));
    }

    @Test
    void behind_the_end_there_is_nothing() {
        assertThat(ByteRange.of("bytes=100-", 100).isUnsatisfiable()).isTrue();
        assertThat(ByteRange.of("bytes=-0", 100).isUnsatisfiable()).isTrue();
        assertThat(ByteRange.of(null, 0).isUnsatisfiable()).isFalse();
    }
}
