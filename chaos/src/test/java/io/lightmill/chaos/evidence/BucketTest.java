package io.lightmill.chaos.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {

    private final UUID job = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final UUID attempt = UUID.randomUUID();

    @Test
    void outputsAreFoundByWhomTheyAreOf(@TempDir Path folder) throws IOException {
        Path ofJob = Files.createDirectories(folder.resolve("outputs").resolve(job.toString()));
        Files.write(ofJob.resolve(item + "~" + attempt), new byte[] {1, 2, 3});

        Bucket bucket = Bucket.read(folder, Set.of(job, UUID.randomUUID()));

        assertThat(bucket.output(job, item, attempt))
                .hasValueSatisfying(file -> assertThat(file.bytes()).isEqualTo(3));
        assertThat(bucket.output(job, item, UUID.randomUUID())).isEmpty();
    }
}
