package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWriterTest {

    private static final Instant BEGUN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration AGE = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Test
    void what_was_never_finished_is_removed_when_it_is_old() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(BEGUN.plus(AGE));
        FolderWriter writer = new FolderWriter(folder, false, now::get);
        Path left = Files.createFile(writer.incoming());
        Files.setLastModifiedTime(left, FileTime.from(BEGUN));

        writer.discardUnfinished(AGE);
        assertThat(left).exists();

        now.set(now.get().plusMillis(1));
        writer.discardUnfinished(AGE);
        assertThat(left).doesNotExist();
    }
}
