package io.lightmill.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.storage.Pictures;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectImageInputTest {

    @Test
    void holds_what_the_file_holds_wherever_it_is_looked_at() throws IOException {
        byte[] bytes = new byte[100_000];
        Random random = new Random(7);
        random.nextBytes(bytes);
        OneFile file = new OneFile(bytes);
        try (ObjectImageInput in = new ObjectImageInput(file, file.object())) {
            for (int i = 0; i < 2_000; i++) {
                int at = random.nextInt(bytes.length);
                byte[] piece = new byte[Math.min(1 + random.nextInt(40_000), bytes.length - at)];
                in.seek(at);
                in.readFully(piece);
                assertThat(piece).isEqualTo(Arrays.copyOfRange(bytes, at, at + piece.length));
                assertThat(in.getStreamPosition()).isEqualTo(at + piece.length);
            }
            in.seek(bytes.length);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_decoder_that_goes_back_by_a_few_bytes_opens_nothing_anew() throws Exception {
        OneFile file = new OneFile(Pictures.webp());
        Picture picture = new PictureInspector(file)
                .inspectDeeply(file.object(), new PictureBounds(50_000_000, 64_000_000))
                .picture();
        file.opened = 0;

        new Pixels(file, file.object(), PictureType.WEBP).thinned(picture);

        assertThat(file.opened).isEqualTo(1);
    }
}
