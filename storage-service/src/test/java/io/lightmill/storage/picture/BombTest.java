package io.lightmill.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.object.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a small file may cost. Counted is what the thread allocates in all, which is more than it ever holds, and how much of the file is
 * read before it is refused.
 */
class BombTest {

    private static final PictureBounds BOUNDS = new PictureBounds(50_000_000, 64_000_000);
    private static final long MOST_ALLOCATED = 20L << 20;
    private static final int FIRST_BLOCK = 64 * 1024;

    /** Made once: some are large. */
    private static final List<Arguments> BOMBS = List.of(
            Arguments.of("a text that says two gibibytes", Bombs.pngWithTextOfTwoGibibytes(), Flaw.DAMAGED),
            Arguments.of("a text of 30 megabytes", Bombs.pngWithText(30_000_000), null),
            Arguments.of("300,000 texts", Bombs.pngWithTexts(300_000), Flaw.DAMAGED),
            Arguments.of("a profile and a text of 64 mebibytes", Bombs.pngThatUnpacks(64), null),
            Arguments.of("64 megapixels of black", Bombs.blackPng(), null),
            Arguments.of("a thousand scans", Pictures.jpegOfScans(1000), Flaw.DAMAGED),
            Arguments.of("a picture beyond its canvas", Bombs.webpLargerThanItsCanvas(8000, 8000), Flaw.DAMAGED),
            Arguments.of(
                    "a frame beyond its canvas", Bombs.webpWithAFrameLargerThanItsCanvas(8000, 8000), Flaw.DAMAGED),
            Arguments.of(
                    "a frame that says 144 megapixels",
                    Bombs.webpWithAFrameThatSaysMore(12_000, 12_000),
                    Flaw.TOO_MANY_PIXELS),
            Arguments.of("a frame that says 64 megapixels", Bombs.webpWithAFrameThatSaysMore(8000, 8000), Flaw.DAMAGED),
            Arguments.of("a quarter of a megapixel in no bits at all", Bombs.webpOfOneColour(500, 500), null),
            Arguments.of("300,000 frames", Bombs.webpOfFrames(300_000), Flaw.DAMAGED));

    static Stream<Arguments> refusedByTheirHeader() {
        return Stream.of(
                Arguments.of("50,000 × 50,000", Pictures.pngBomb(50_000, 50_000), Flaw.TOO_MANY_PIXELS),
                Arguments.of("GIF of 100,000 frames", Bombs.gif(100_000), Flaw.NOT_A_PICTURE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedByTheirHeader")
    void its_first_block_is_enough_to_refuse_it(String name, byte[] bomb, Flaw flaw) {
        Counted counted = new Counted(bomb);
        long allocated = allocatedBy(() -> assertThatThrownBy(
                        () -> PictureInspector.inspect(new PictureInput(counted, bomb.length), BOUNDS, true))
                .isInstanceOfSatisfying(
                        FlawedPictureException.class, e -> assertThat(e.flaw()).isEqualTo(flaw)));

        assertThat(counted.bytes).isLessThanOrEqualTo(FIRST_BLOCK);
        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    @Test
    void a_file_of_two_gigabytes_is_refused_by_its_length_and_not_read() {
        OneFile file = new OneFile(new byte[0]);
        var object =
                new StoredObject(file.object().key(), 2L << 30, file.object().writtenAt());

        assertThat(flawOf(file, object)).isEqualTo(Flaw.TOO_LARGE);
    }

    static List<Arguments> bombs() {
        return BOMBS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void it_costs_no_memory(String name, byte[] bomb, @Nullable Flaw flaw) {
        OneFile file = new OneFile(bomb);
        Verdict verdict = new Verdict();

        long allocated = allocatedBy(() -> verdict.flaw = flawOf(file, file.object()));

        assertThat(verdict.flaw).isEqualTo(flaw);
        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void neither_does_its_preview(String name, byte[] bomb, @Nullable Flaw flaw) throws Exception {
        if (flaw != null) {
            return;
        }
        OneFile file = new OneFile(bomb);
        Picture picture =
                new PictureInspector(file).inspect(file.object(), BOUNDS).picture();

        long allocated = allocatedBy(() -> new PreviewMaker(file).make(file.object(), picture));

        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    private static final class Verdict {
        private @Nullable Flaw flaw;
    }

    private static @Nullable Flaw flawOf(OneFile file, StoredObject object) {
        try {
            new PictureInspector(file).inspectDeeply(object, BOUNDS);
            return null;
        } catch (FlawedPictureException e) {
            return e.flaw();
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Says how much was read. */
    private static final class Counted implements ReadableByteChannel {

        private final ReadableByteChannel bytesOfFile;
        private long bytes;

        Counted(byte[] file) {
            bytesOfFile = Channels.newChannel(new ByteArrayInputStream(file));
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = bytesOfFile.read(into);
            bytes += Math.max(0, count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return bytesOfFile.isOpen();
        }

        @Override
        public void close() throws IOException {
            bytesOfFile.close();
        }
    }
}
