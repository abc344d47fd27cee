package io.lightmill.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.storage.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureInspectorTest {

    private static final PictureBounds BOUNDS = new PictureBounds(50_000_000, 64_000_000);

    @ParameterizedTest
    @CsvSource({"1,1", "3,5", "640,480", "1,2000"})
    void sizes_are_read(int width, int height) throws FlawedPictureException {
        for (byte[] bytes : new byte[][] {Pictures.png(width, height, 1), Pictures.jpeg(width, height, 1)}) {
            Picture picture = inspect(bytes).picture();
            assertThat(picture.width()).isEqualTo(width);
            assertThat(picture.height()).isEqualTo(height);
        }
    }

    @Test
    void types_are_told_by_content() throws FlawedPictureException {
        assertThat(inspect(Pictures.png(2, 2, 1)).picture().type()).isEqualTo(PictureType.PNG);
        assertThat(inspect(Pictures.jpeg(2, 2, 1)).picture().type()).isEqualTo(PictureType.JPEG);
        assertThat(inspect(Pictures.webpLossy()).picture()).isEqualTo(new Picture(PictureType.WEBP, 24, 16, false));
        assertThat(inspect(Pictures.webpWithAlpha()).picture()).isEqualTo(new Picture(PictureType.WEBP, 24, 16, false));
        assertThat(inspect(Pictures.webp()).picture()).isEqualTo(new Picture(PictureType.WEBP, 1, 1, false));
    }

    @ParameterizedTest
    @CsvSource({"1,40,20", "3,40,20", "6,20,40", "8,20,40", "99,40,20"})
    void a_picture_that_lies_on_its_side_is_stood_up(int orientation, int width, int height)
            throws FlawedPictureException {
        Picture picture = inspect(Pictures.jpegLying(40, 20, orientation)).picture();

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
    }

    @Test
    void the_fingerprint_is_of_all_bytes_also_behind_the_picture() throws FlawedPictureException {
        byte[] png = Pictures.png(300, 300, 1);
        byte[] bytes = Arrays.copyOf(png, png.length + 100_000);
        CRC32 crc32 = new CRC32();
        crc32.update(bytes);
        CRC32C crc32c = new CRC32C();
        crc32c.update(bytes);

        assertThat(inspect(bytes).fingerprint())
                .isEqualTo(new Fingerprint(bytes.length, Pictures.sha256(bytes), crc32.getValue(), crc32c.getValue()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_picture_cut_anywhere_is_damaged(long seed) {
        Random random = new Random(seed);
        for (byte[] whole : new byte[][] {Pictures.png(60, 60, seed), Pictures.jpeg(60, 60, seed), Pictures.webp()}) {
            int length = PictureType.SNIFFED_BYTES + random.nextInt(whole.length - PictureType.SNIFFED_BYTES - 1);
            assertFlaw(Flaw.DAMAGED, () -> inspect(Arrays.copyOf(whole, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_png_with_one_wrong_byte_in_its_pixels_is_damaged(long seed) {
        byte[] png = Pictures.png(60, 60, seed);
        int pixels = 60 + new Random(seed).nextInt(png.length - 100);
        png[pixels] ^= 0x40;

        assertFlaw(Flaw.DAMAGED, () -> inspect(png));
    }

    @ParameterizedTest
    @CsvSource({"65535,65535", "50000,50000", "2147483647,2147483647", "64000001,1"})
    void a_bomb_is_refused_by_its_header(int width, int height) {
        assertFlaw(Flaw.TOO_MANY_PIXELS, () -> inspect(Pictures.pngBomb(width, height)));
    }

    @Test
    void a_jpeg_of_a_thousand_scans_is_refused_before_anybody_decodes_it() throws FlawedPictureException {
        assertThat(inspect(Pictures.jpegOfScans(20)).picture().width()).isEqualTo(8);
        assertFlaw(Flaw.DAMAGED, () -> inspect(Pictures.jpegOfScans(1000)));
    }

    @Test
    void no_pixels_at_all_are_no_picture() {
        assertFlaw(Flaw.DAMAGED, () -> inspect(Pictures.pngBomb(0, 10)));
        assertFlaw(Flaw.DAMAGED, () -> inspect(Pictures.pngBomb(-5, 10)));
        assertFlaw(Flaw.DAMAGED, () -> inspect(Pictures.pngBomb(10, 10)));
    }

    @Test
    void what_is_no_picture_is_named_so() {
        assertFlaw(Flaw.EMPTY, () -> inspect(new byte[0]));
        assertFlaw(Flaw.NOT_A_PICTURE, () -> inspect("<svg onload='alert(1)'/>".getBytes()));
        assertFlaw(Flaw.NOT_A_PICTURE, () -> inspect("GIF89a          ".getBytes()));
        assertFlaw(Flaw.NOT_A_PICTURE, () -> inspect(new byte[] {(byte) 0x89}));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void garbage_behind_a_good_start_ends_in_a_verdict(long seed) {
        Random random = new Random(seed);
        for (byte[] start : new byte[][] {Pictures.png(9, 9, 1), Pictures.jpeg(9, 9, 1), Pictures.webp()}) {
            byte[] bytes = new byte[5000];
            random.nextBytes(bytes);
            System.arraycopy(
                    start, 0, bytes, 0, Math.min(start.length, PictureType.SNIFFED_BYTES + random.nextInt(40)));
            try {
                inspect(bytes);
            } catch (FlawedPictureException flawed) {
                assertThat(flawed.detail()).isNotBlank();
            }
        }
    }

    private static Inspection inspect(byte[] bytes) throws FlawedPictureException {
        return PictureInspector.inspect(
                new PictureInput(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length), BOUNDS, true);
    }

    private static void assertFlaw(Flaw flaw, ThrowingCallable inspection) {
        assertThatThrownBy(inspection)
                .isInstanceOfSatisfying(
                        FlawedPictureException.class, e -> assertThat(e.flaw()).isEqualTo(flaw));
    }
}
