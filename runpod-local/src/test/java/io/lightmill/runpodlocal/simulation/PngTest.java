package io.lightmill.runpodlocal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 147, 148, 512})
    void everyDecoderReadsIt(int side) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(new Png(side).draw(0x030201, "item")));

        assertThat(picture.getWidth()).isEqualTo(side);
        assertThat(picture.getHeight()).isEqualTo(side);
        assertThat(picture.getRGB(0, 0) & 0xffffff).isEqualTo(0x010203);
        assertThat(picture.getRGB(side - 1, side - 1)).isEqualTo(picture.getRGB(side - 1, 0));
    }

    @Test
    void anotherSeedIsAnotherPicture() {
        Png png = new Png(8);

        assertThat(png.draw(1, "same")).isEqualTo(png.draw(1, "same")).isNotEqualTo(png.draw(2, "same"));
    }
}
