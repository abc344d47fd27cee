package io.lightmill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.worker.ClaimRequest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden samples are the contract as bytes: each is read into its record and written back to the same JSON. The worker's
 * Python tests and the UI's read the same files.
 */
class GoldenSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void every_event_has_a_sample() throws Exception {
        assertThat(samples("event").map(GoldenSamplesTest::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(type -> type.body().getSimpleName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("allSamples")
    void a_sample_is_read_and_written_back_the_same(Path sample, Class<?> record) throws IOException {
        Object read = JSON.readValue(sample.toFile(), record);

        assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(JSON.readTree(sample.toFile()));
    }

    static Stream<Object[]> allSamples() throws Exception {
        return Stream.concat(
                samples("event").map(sample -> new Object[] {sample, eventRecord(name(sample))}),
                samples("worker").map(sample -> new Object[] {sample, workerRecord(name(sample))}));
    }

    private static Class<?> eventRecord(String name) {
        return Arrays.stream(EventType.values())
                .map(EventType::body)
                .filter(body -> body.getSimpleName().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static Class<?> workerRecord(String name) {
        try {
            return Class.forName(ClaimRequest.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a sample of no record", e);
        }
    }

    /** {@code ItemReport.failed.json} is a sample of {@code ItemReport}. */
    private static String name(Path sample) {
        return List.of(sample.getFileName().toString().split("\\.")).getFirst();
    }

    private static Stream<Path> samples(String folder) throws IOException, URISyntaxException {
        URL url = Objects.requireNonNull(GoldenSamplesTest.class.getResource("/golden/" + folder));
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().toList().stream();
        }
    }
}
