package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.storage.bundle.BundlePlan.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleLayoutTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:01Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_bundle_opens_and_holds_its_files(long seed) throws IOException {
        List<Picture> pictures = pictures(seed, 1 + new Random(seed).nextInt(40));
        Path zip = write(plan(pictures), pictures);

        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertThat(opened.size()).as("seed %d", seed).isEqualTo(pictures.size() + 1);
            for (Picture picture : pictures) {
                var entry = opened.getEntry(picture.name());
                assertThat(opened.getInputStream(entry).readAllBytes())
                        .as("seed %d", seed)
                        .isEqualTo(picture.bytes());
                assertThat(entry.getCrc()).isEqualTo(crc(picture.bytes()));
            }
            assertThat(opened.getInputStream(opened.getEntry("manifest.jsonl")).readAllBytes())
                    .hasSize(4);
        }
    }

    @Test
    void the_same_entries_make_the_same_bytes_and_another_entry_another_tag() throws IOException {
        List<Picture> pictures = pictures(1, 20);

        BundlePlan one = plan(pictures);
        BundlePlan other = plan(pictures);
        assertThat(one.etag()).isEqualTo(other.etag()).matches("\"[0-9a-f]{64}\"");
        assertThat(Files.readAllBytes(one.skeleton())).isEqualTo(Files.readAllBytes(other.skeleton()));
        assertThat(plan(pictures.subList(0, 19)).etag()).isNotEqualTo(one.etag());
    }

    @Test
    void every_byte_of_the_zip_has_one_place() throws IOException {
        List<Picture> pictures = pictures(3, 10);
        BundlePlan plan = plan(pictures);
        byte[] whole = Files.readAllBytes(write(plan, pictures));
        byte[] skeleton = Files.readAllBytes(plan.skeleton());

        assertThat(whole).hasSize((int) plan.length());
        for (int place = 0; place < whole.length; place++) {
            byte expected = switch (plan.piece(place)) {
                case Piece.OfSkeleton part -> skeleton[(int) part.at()];
                case Piece.OfObject part -> pictures.get(part.object()).bytes()[(int) part.at()];
            };
            assertThat(whole[place]).as("byte %d", place).isEqualTo(expected);
        }
    }

    @Test
    void seventy_thousand_entries_and_nine_gigabytes_are_a_zip64_that_opens() throws Exception {
        long huge = 3L << 30;
        long crcOfZeros = crcOfZeros(huge);
        BundlePlan plan;
        try (BundleLayout layout = new BundleLayout(folder)) {
            for (int file = 0; file < 3; file++) {
                layout.object(new ZipEntry("huge" + file, huge, crcOfZeros, AT), someObject());
            }
            for (int file = 0; file < 70_000; file++) {
                layout.object(new ZipEntry("small" + file, 0, 0, AT), someObject());
            }
            plan = layout.finish();
        }
        // Zeros that were never written take no room on the disk.
        Path zip = write(plan, Collections.nCopies(70_003, new Picture("", new byte[0])));

        assertThat(Files.size(zip)).isEqualTo(plan.length());
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertThat(opened.size()).isEqualTo(70_003);
            assertThat(opened.getEntry("huge2").getSize()).isEqualTo(huge);
            assertThat(opened.getInputStream(opened.getEntry("huge2")).readNBytes(100))
                    .isEqualTo(new byte[100]);
            assertThat(opened.getInputStream(opened.getEntry("small69999")).readAllBytes())
                    .isEmpty();
        }
        python(
                "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert len(z.namelist()) == 70003; "
                        + "assert z.open('huge2').read(10) == bytes(10)",
                zip);
    }

    @Test
    void other_unzippers_agree() throws Exception {
        List<Picture> pictures = new ArrayList<>(pictures(5, 30));
        pictures.add(new Picture("größe/日本/😀.png", new byte[] {1, 2, 3}));
        Path zip = write(plan(pictures), pictures);

        python(
                "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
                        + "assert len(z.namelist()) == 32; assert z.read('größe/日本/😀.png') == bytes([1, 2, 3])",
                zip);
        if (Files.isExecutable(Path.of("/usr/bin/unzip"))) {
            assertThat(run("/usr/bin/unzip", "-tqq", zip.toString())).isZero();
        }
    }

    @Test
    void an_entry_larger_than_four_gigabytes_says_so_twice() throws IOException {
        long large = 5L << 30;
        ZipEntry entry = new ZipEntry("large", large, 1, AT);

        ByteBuffer local = ByteBuffer.wrap(ZipFormat.localHeader(entry)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(local.capacity()).isEqualTo(30 + 5 + 20);
        assertThat(local.getInt(18)).isEqualTo(-1);
        assertThat(local.getLong(30 + 5 + 4)).isEqualTo(large);
        ByteBuffer line =
                ByteBuffer.wrap(ZipFormat.directoryHeader(entry, large)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(line.getLong(46 + 5 + 4)).isEqualTo(large);
        assertThat(line.getLong(46 + 5 + 20)).isEqualTo(large);
    }

    private record Picture(String name, byte[] bytes) {}

    private static List<Picture> pictures(long seed, int count) {
        Random random = new Random(seed);
        List<Picture> pictures = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] bytes = new byte[1 + random.nextInt(500)];
            random.nextBytes(bytes);
            pictures.add(new Picture("job/p" + number + ".png", bytes));
        }
        return pictures;
    }

    private BundlePlan plan(List<Picture> pictures) throws IOException {
        try (BundleLayout layout = new BundleLayout(folder);
                BundleText manifest = new BundleText(folder)) {
            for (Picture picture : pictures) {
                layout.object(
                        new ZipEntry(picture.name(), picture.bytes().length, crc(picture.bytes()), AT), someObject());
            }
            manifest.write("{}\n\n");
            layout.text("manifest.jsonl", manifest, AT);
            return layout.finish();
        }
    }

    /** Puts a ZIP together as the stream does; bytes of objects that are not given stay holes. */
    private Path write(BundlePlan plan, List<Picture> pictures) throws IOException {
        Path zip = Files.createTempFile(folder, "bundle", ".zip");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw");
                FileChannel skeleton = plan.openSkeleton()) {
            file.setLength(plan.length());
            for (long place = 0; place < plan.length(); ) {
                Piece piece = plan.piece(place);
                switch (piece) {
                    case Piece.OfSkeleton part -> {
                        ByteBuffer bytes = ByteBuffer.allocate((int) part.bytes());
                        skeleton.read(bytes, part.at());
                        file.getChannel().write(bytes.flip(), place);
                    }
                    case Piece.OfObject part ->
                        file.getChannel()
                                .write(
                                        ByteBuffer.wrap(
                                                pictures.get(part.object()).bytes()),
                                        place);
                }
                place += piece.bytes();
            }
        }
        return zip;
    }

    private static BundledObject someObject() {
        return new BundledObject(new UUID(1, 1), UUID.randomUUID(), UUID.randomUUID());
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static long crcOfZeros(long count) {
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1 << 20];
        for (long done = 0; done < count; done += zeros.length) {
            crc.update(zeros);
        }
        return crc.getValue();
    }

    private static void python(String program, Path zip) throws Exception {
        Assumptions.assumeTrue(run("python3", "-c", "pass") == 0, "no Python");
        assertThat(run("python3", "-c", program, zip.toString())).isZero();
    }

    private static int run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            process.getInputStream().transferTo(said);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            if (process.exitValue() != 0) {
                System.err.println(said);
            }
            return process.exitValue();
        } catch (IOException absent) {
            return -1;
        }
    }
}
