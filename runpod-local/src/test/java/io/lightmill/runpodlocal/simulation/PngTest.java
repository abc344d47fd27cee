package io.lightmill.runpodlocal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 147, 148, 512})
    void everyDecoderReadsIt(int side) throws Exception {
        Png.Picture file = Png.of(side).draw(0x030201, "item");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.bytes()));

        assertThat(picture.getWidth()).isEqualTo(side);
        assertThat(picture.getHeight()).isEqualTo(side);
        assertThat(picture.getRGB(0, side - 1) & 0xffffff).isEqualTo(0x010203);
        byte[] whole = MessageDigest.getInstance("SHA-256").digest(file.bytes());
        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(whole));
        assertThat(crcOfPixels(file.bytes())).isTrue();
    }

    /** Many decoders do not look at it. */
    private static boolean crcOfPixels(byte[] bytes) {
        int chunk = 8 + 25;
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int length = file.getInt(chunk);
        CRC32 crc = new CRC32();
        crc.update(bytes, chunk + 4, 4 + length);
        return (int) crc.getValue() == file.getInt(chunk + 8 + length);
    }

    @Test
    void anotherSeedIsAnotherPicture() {
        Png png = Png.of(8);

        assertThat(png.draw(1, "same").bytes())
                .isEqualTo(png.draw(1, "same").bytes())
                .isNotEqualTo(png.draw(2, "same").bytes());
    }
}
