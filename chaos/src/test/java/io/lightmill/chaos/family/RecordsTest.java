package io.lightmill.chaos.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;

class RecordsTest {

    /** Else nothing is ever repeated, and no stranger who joins a group gets as far as a record. */
    @Test
    void whatTheServicesPackCanBeRead() {
        MemoryRecords packed = MemoryRecords.withRecords(
                Compression.lz4().build(), new SimpleRecord("a word".getBytes(StandardCharsets.UTF_8)));

        assertThat(packed.records())
                .singleElement()
                .extracting(
                        record -> StandardCharsets.UTF_8.decode(record.value()).toString())
                .isEqualTo("a word");
    }
}
