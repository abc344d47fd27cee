package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work is said before anything is started. */
class RunPathsTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_that_is_missing_is_a_file_or_is_empty_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "x");

        assertThatThrownBy(() -> RunPaths.checkFolder(folder.resolve("cats")))
                .hasMessage("There is no folder " + folder.resolve("cats") + ".");
        assertThatThrownBy(() -> RunPaths.checkFolder(file)).hasMessageContaining("is no folder");
        assertThatThrownBy(() -> RunPaths.checkFolder(folder)).hasMessageContaining("no PNG, JPEG or WebP picture");

        Files.writeString(folder.resolve("cat.gif"), "x");
        assertThatThrownBy(() -> RunPaths.checkFolder(folder)).hasMessageContaining("such as cat.gif.");

        Files.writeString(folder.resolve("cat.JPG"), "whether it is one is found out later");
        assertThatCode(() -> RunPaths.checkFolder(folder)).doesNotThrowAnyException();
    }

    @Test
    void a_folder_has_its_own_name_however_it_was_named() {
        assertThat(RunPaths.nameOf(Path.of("/srv/cats/./below/.."))).isEqualTo("cats");
        assertThat(RunPaths.nameOf(Path.of("/"))).isNull();
    }

    @Test
    void a_ZIP_that_cannot_be_written_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "x");

        assertThatThrownBy(() -> RunPaths.checkOut(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> RunPaths.checkOut(file.resolve("out.zip"))).hasMessageContaining("cannot be written");

        assertThatCode(() -> RunPaths.checkOut(folder.resolve("new/deep/out.zip")))
                .doesNotThrowAnyException();
        assertThatCode(() -> RunPaths.checkOut(Path.of("out.zip"))).doesNotThrowAnyException();
    }

    @Test
    void a_ZIP_in_a_folder_that_is_not_ours_is_refused() throws IOException {
        Path locked = Files.createDirectory(
                folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(locked), "root writes everywhere");

        assertThatThrownBy(() -> RunPaths.checkOut(locked.resolve("out.zip")))
                .hasMessageContaining("cannot be written");
    }
}
