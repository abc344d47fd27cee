package io.lightmill.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class BucketFolderTest {

    @TempDir
    private Path home;

    private BucketFolder bucket;
    private Path object;

    @BeforeEach
    void oneObject() throws Exception {
        bucket = new BucketFolder(home);
        object = home.resolve("bucket/outputs/one");
        Files.createDirectories(object.getParent());
        Files.writeString(object, "picture");
    }

    @Test
    void aBucketThatFailsSaysOfNoObjectThatItIsGone() throws Exception {
        bucket.fails();

        assertThatThrownBy(() -> Files.readString(object))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(NoSuchFileException.class);
        assertThat(bucket.path().resolve("outputs/one")).hasContent("picture");
    }

    @Test
    void whatWasThereIsThereAgain() throws Exception {
        bucket.fails();
        bucket.fails();
        bucket.works();
        bucket.works();

        assertThat(object).hasContent("picture");
        assertThat(bucket.path()).isEqualTo(home.resolve("bucket"));
    }
}
