package io.lightmill.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.storage.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
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

    /** Where a native decoder waits for the bucket, a virtual thread would keep its carrier. */
    @Test
    void a_decoder_reads_on_a_thread_that_may_wait_within_native_code() throws Exception {
        OneFile file = new OneFile(Pictures.jpeg(60, 60, 1));
        Picture picture = new PictureInspector(file)
                .inspectDeeply(file.object(), new PictureBounds(50_000_000, 64_000_000))
                .picture();
        file.openedVirtually = true;

        FutureTask<BufferedImage> thinned =
                new FutureTask<>(() -> new Pixels(file, file.object(), PictureType.JPEG).thinned(picture));
        Thread.startVirtualThread(thinned);

        assertThat(thinned.get().getWidth()).isEqualTo(60);
        assertThat(file.openedVirtually).isFalse();
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
