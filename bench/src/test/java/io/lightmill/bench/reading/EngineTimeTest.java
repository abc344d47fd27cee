package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.e2e.ledger.Try;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineTimeTest {

    private static final Instant ZERO = Instant.EPOCH;
    private static final UUID CHUNK = UUID.randomUUID();
    private static final UUID OTHER_CHUNK = UUID.randomUUID();
    private static final UUID ITEM = UUID.randomUUID();

    @Test
    void onlyTheTryWhoseFileWasStoredFirstIsUseful() {
        EngineTime engines = EngineTime.of(List.of(
                aTry(ITEM, CHUNK, 0, 2, null),
                aTry(ITEM, OTHER_CHUNK, 5, 8, 9.0),
                aTry(ITEM, OTHER_CHUNK, 10, 14, 15.0)));

        assertThat(engines.seconds()).isEqualTo(2 + 3 + 4);
        assertThat(engines.usefulSeconds()).isEqualTo(3);
    }

    @Test
    void whatNoEngineEndedIsNotCounted() {
        Try dropped = new Try(ITEM, CHUNK, ZERO, null, null, true);

        assertThat(EngineTime.of(List.of(dropped)).seconds()).isZero();
    }

    @Test
    void aWindowHasTheParts() {
        EngineTime engines = EngineTime.of(List.of(
                aTry(UUID.randomUUID(), CHUNK, 0, 4, 4.0),
                aTry(UUID.randomUUID(), CHUNK, 4, 8, 8.0),
                aTry(UUID.randomUUID(), CHUNK, 8, 9, 9.0)));

        assertThat(engines.secondsBetween(at(3), at(6))).isEqualTo(1 + 2);
        assertThat(engines.secondsBetween(at(20), at(30))).isZero();
    }

    @Test
    void chunksAreThoseOfTheAttemptsOrAsManyAsOneWants() {
        EngineTime engines = EngineTime.of(List.of(
                aTry(UUID.randomUUID(), CHUNK, 0, 1, 1.0),
                aTry(UUID.randomUUID(), OTHER_CHUNK, 0.5, 2.5, 3.0),
                aTry(UUID.randomUUID(), CHUNK, 1, 5, 5.0)));

        assertThat(engines.ofChunks()).containsExactly(1.0 + 4, 2.0);
        assertThat(engines.ofChunksOf(2)).containsExactly(1.0 + 2, 4.0);
        assertThat(engines.lastUpload()).isEqualTo(at(5));
    }

    private static Try aTry(UUID item, UUID chunk, double from, double to, @Nullable Double uploaded) {
        return new Try(item, chunk, at(from), at(to), uploaded == null ? null : at(uploaded), false);
    }

    private static Instant at(double seconds) {
        return ZERO.plusMillis(Math.round(seconds * 1000));
    }
}
