package io.lightmill.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Walks over a PNG's chunks. Every critical chunk's CRC is checked; with {@code deep} the pixels are inflated, row sizes
 * counted and thrown away, so that a whole picture is told from a broken one in the memory of one buffer.
 */
final class PngWalk {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 13;
    private static final int LONGEST_EXIF = 64 * 1024;

    /** Besides those of its pixels. Encoders write a dozen; each costs whoever decodes it a look. */
    private static final int MOST_OTHER_CHUNKS = 4_000;

    private final PictureInput in;
    private final PictureBounds bounds;
    private final boolean deep;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean sawPixels;
    private int otherChunks;

    PngWalk(PictureInput in, PictureBounds bounds, boolean deep) {
        this.in = in;
        this.bounds = bounds;
        this.deep = deep;
    }

    Picture walk() throws FlawedPictureException {
        in.skip(SIGNATURE);
        try (PngPixels pixels = header()) {
            while (chunk(pixels)) {
                // The next one follows.
            }
            if (!sawPixels || (deep && !pixels.areComplete())) {
                throw damaged("pixels are missing");
            }
        }
        return Picture.of(PictureType.PNG, width, height, orientation);
    }

    private PngPixels header() throws FlawedPictureException {
        if (in.u32() != HEADER || !"IHDR".equals(type(in.take(4)))) {
            throw damaged("it has no header");
        }
        byte[] header = in.take(HEADER);
        CRC32 crc = new CRC32();
        crc.update("IHDR".getBytes(StandardCharsets.US_ASCII));
        crc.update(header);
        if (in.u32() != crc.getValue()) {
            throw damaged("its header is broken");
        }
        width = int32(header, 0);
        height = int32(header, 4);
        Sizes.check(width, height, bounds);
        return new PngPixels(width, height, header[8], header[9], header[12]);
    }

    /** One chunk; false after the last. */
    private boolean chunk(PngPixels pixels) throws FlawedPictureException {
        long length = in.u32();
        byte[] name = in.take(4);
        if (length > Integer.MAX_VALUE) {
            throw damaged("a chunk is longer than a PNG may be");
        }
        switch (type(name)) {
            case "IEND" -> {
                in.skip(length + 4);
                return false;
            }
            case "IDAT" -> pixels(name, length, pixels);
            case "eXIf" -> exif((int) length);
            default -> other(name, length);
        }
        return true;
    }

    private void pixels(byte[] name, long length, PngPixels pixels) throws FlawedPictureException {
        sawPixels = true;
        CRC32 crc = new CRC32();
        crc.update(name);
        in.forEach(length, (array, from, count) -> {
            crc.update(array, from, count);
            if (deep) {
                pixels.add(array, from, count);
            }
        });
        check(crc);
    }

    private void exif(int length) throws FlawedPictureException {
        if (length <= LONGEST_EXIF) {
            orientation = ExifOrientation.of(in.take(length));
            in.skip(4);
        } else {
            in.skip(length + 4L);
        }
    }

    private void other(byte[] name, long length) throws FlawedPictureException {
        if (++otherChunks > MOST_OTHER_CHUNKS) {
            throw damaged("it has more than " + MOST_OTHER_CHUNKS + " parts besides its pixels");
        }
        boolean critical = Character.isUpperCase(name[0]);
        CRC32 crc = new CRC32();
        crc.update(name);
        in.forEach(length, crc::update);
        if (critical) {
            check(crc);
        } else {
            in.skip(4);
        }
    }

    private void check(CRC32 crc) throws FlawedPictureException {
        if (in.u32() != crc.getValue()) {
            throw damaged("a checksum is wrong");
        }
    }

    private static String type(byte[] name) {
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static int int32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    private static FlawedPictureException damaged(String what) {
        return new FlawedPictureException(Flaw.DAMAGED, "The PNG is damaged: " + what + ".");
    }
}
