package io.lightmill.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPicturesTest {

    @TempDir
    Path folder;

    @Test
    void there_are_forty_and_no_two_are_the_same() throws IOException {
        DemoPictures.drawInto(folder);

        Set<Integer> contents = new HashSet<>();
        for (Path file : files()) {
            contents.add(Arrays.hashCode(Files.readAllBytes(file)));
            assertThat(ImageIO.read(file.toFile()).getWidth()).isBetween(480, 768);
        }
        assertThat(contents).hasSize(DemoPictures.COUNT);
        assertThat(files()).filteredOn(file -> file.toString().endsWith(".png")).hasSize(20);
    }

    @Test
    void they_are_the_same_each_time() {
        for (int number = 1; number <= 4; number++) {
            var one = Drawing.of(number).paint();
            var other = Drawing.of(number).paint();
            int width = one.getWidth();
            int height = one.getHeight();
            assertThat(one.getRGB(0, 0, width, height, null, 0, width))
                    .isEqualTo(other.getRGB(0, 0, width, height, null, 0, width));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
