package io.lightmill.storage.picture;

import java.nio.charset.StandardCharsets;

/**
 * Walks over a WebP's chunks, those within frames too, up to the length that its container announces. No picture inside, and no
 * frame, is larger than what the file says of itself first: decoding costs no more than that.
 */
final class WebpWalk {

    private static final int LONGEST_EXIF = 64 * 1024;

    /** A decoder keeps something of each frame. Films are no pictures; the longest stickers have some hundred frames. */
    private static final int MOST_CHUNKS = 4_000;

    private static final int FRAME_HEADER = 16;

    private final PictureInput in;
    private final PictureBounds bounds;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean sawPixels;
    private int chunks;

    WebpWalk(PictureInput in, PictureBounds bounds) {
        this.in = in;
        this.bounds = bounds;
    }

    Picture walk() throws FlawedPictureException {
        in.skip(4);
        long left = in.u32LittleEndian() - 4;
        in.skip(4);
        while (left >= 8) {
            left -= chunk(left);
        }
        if (!sawPixels) {
            throw damaged("it has no picture inside");
        }
        return Picture.of(PictureType.WEBP, width, height, orientation, false);
    }

    /** Goes over one chunk and says how long it was, with its header and padding; of a frame only its header, what is inside follows. */
    private long chunk(long left) throws FlawedPictureException {
        if (++chunks > MOST_CHUNKS) {
            throw damaged("it has more than " + MOST_CHUNKS + " parts");
        }
        String type = new String(in.take(4), StandardCharsets.US_ASCII);
        long length = in.u32LittleEndian();
        long padded = length + (length & 1);
        if (padded > left - 8) {
            throw damaged("a chunk is longer than the file says");
        }
        if ("ANMF".equals(type)) {
            atLeast(FRAME_HEADER, length);
            frame();
            return 8 + FRAME_HEADER;
        }
        in.skip(padded - header(type, length));
        return 8 + padded;
    }

    /** Decoders make room for what a frame says of itself, whatever picture is in it. */
    private void frame() throws FlawedPictureException {
        long x = 2L * in.u24LittleEndian();
        long y = 2L * in.u24LittleEndian();
        long columns = 1L + in.u24LittleEndian();
        long rows = 1L + in.u24LittleEndian();
        in.skip(4);
        Sizes.check(columns, rows, bounds);
        if (x + columns > width || y + rows > height) {
            throw damaged("a frame reaches beyond its canvas");
        }
    }

    private int header(String type, long length) throws FlawedPictureException {
        return switch (type) {
            case "VP8X" -> extended(length);
            case "VP8 " -> lossy(length);
            case "VP8L" -> lossless(length);
            case "EXIF" -> exif(length);
            default -> 0;
        };
    }

    private int extended(long length) throws FlawedPictureException {
        atLeast(10, length);
        in.skip(4);
        size(1 + in.u24LittleEndian(), 1 + in.u24LittleEndian());
        return 10;
    }

    private int lossy(long length) throws FlawedPictureException {
        atLeast(10, length);
        boolean keyFrame = (in.u24LittleEndian() & 1) == 0;
        if (!keyFrame || in.u24LittleEndian() != 0x2a019d) {
            throw damaged("its pixels do not begin where they should");
        }
        int columns = in.u8() | in.u8() << 8;
        int rows = in.u8() | in.u8() << 8;
        pixels(columns & 0x3fff, rows & 0x3fff);
        return 10;
    }

    private int lossless(long length) throws FlawedPictureException {
        atLeast(5, length);
        if (in.u8() != 0x2f) {
            throw damaged("its pixels do not begin where they should");
        }
        long bits = in.u32LittleEndian();
        pixels(1 + (int) (bits & 0x3fff), 1 + (int) (bits >> 14 & 0x3fff));
        return 5;
    }

    private int exif(long length) throws FlawedPictureException {
        if (length > LONGEST_EXIF) {
            return 0;
        }
        orientation = ExifOrientation.of(in.take((int) length));
        return (int) length;
    }

    private void pixels(int columns, int rows) throws FlawedPictureException {
        sawPixels = true;
        size(columns, rows);
        if (columns > width || rows > height) {
            throw damaged("a picture inside is larger than its canvas");
        }
    }

    /** The canvas, which comes first where there is one, is what people see. */
    private void size(int columns, int rows) throws FlawedPictureException {
        Sizes.check(columns, rows, bounds);
        if (width == 0) {
            width = columns;
            height = rows;
        }
    }

    private static void atLeast(int wanted, long length) throws FlawedPictureException {
        if (length < wanted) {
            throw damaged("a header is too short");
        }
    }

    private static FlawedPictureException damaged(String what) {
        return new FlawedPictureException(Flaw.DAMAGED, "The WebP is damaged: " + what + ".");
    }
}
