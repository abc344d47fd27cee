package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bucket whose volume is away for a moment has lost nothing. */
class BucketAwayTest {

    @TempDir
    private Path folder;

    private final ObjectKey key = ObjectKey.output(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private Path bucket;
    private Path aside;
    private FolderObjects store;

    @BeforeEach
    void aStoredObject() {
        bucket = folder.resolve("bucket");
        aside = folder.resolve("aside");
        InstantSource clock = InstantSource.system();
        store = FolderObjects.open(bucket, false, new FolderTickets("http://127.0.0.1", "a secret", clock), clock);
        store.put(key, ByteBuffer.wrap("bytes".getBytes(StandardCharsets.UTF_8)));
    }

    /** What stands where the bucket was. */
    enum InItsPlace {
        NOTHING,
        A_FILE,
        AN_EMPTY_FOLDER;

        void stand(Path place) throws IOException {
            switch (this) {
                case NOTHING -> {}
                case A_FILE -> Files.createFile(place);
                case AN_EMPTY_FOLDER -> Files.createDirectory(place);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsMissingFromABucketThatIsAway(InItsPlace inItsPlace) throws IOException {
        Files.move(bucket, aside);
        inItsPlace.stand(bucket);

        assertThatThrownBy(() -> store.head(key)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.open(key, 0, 1)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.list("outputs/", null).toList()).isInstanceOf(StoreUnavailableException.class);

        Files.deleteIfExists(bucket);
        Files.move(aside, bucket);
        assertThat(store.head(key)).isPresent();
    }
}
