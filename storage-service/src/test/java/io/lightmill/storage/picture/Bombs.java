package io.lightmill.storage.picture;

import io.lightmill.storage.Pictures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files that ask for much. */
final class Bombs {

    private static final int IHDR_ENDS = 8 + 25;
    private static final int MEBIBYTE = 1 << 20;

    private Bombs() {}

    /** A good PNG with a text in front of its pixels whose length says two gibibytes, and which ends soon. */
    static byte[] pngWithTextOfTwoGibibytes() {
        return withChunks(Pictures.png(8, 8, 1), head("tEXt", Integer.MAX_VALUE), new byte[100]);
    }

    /** A good PNG with so many bytes of text. */
    static byte[] pngWithText(int bytes) {
        return withChunks(Pictures.png(8, 8, 1), chunk("tEXt", new byte[bytes]));
    }

    /** A good PNG with so many small texts. */
    static byte[] pngWithTexts(int count) {
        byte[] one = chunk("tEXt", new byte[] {'a', 0});
        byte[][] many = new byte[count][];
        Arrays.fill(many, one);
        return withChunks(Pictures.png(8, 8, 1), many);
    }

    /** A good PNG with a packed text and a packed colour profile that unpack to a thousand times their size. */
    static byte[] pngThatUnpacks(int mebibytes) {
        byte[] packed = packed(new byte[MEBIBYTE], mebibytes);
        byte[] start = "a\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return withChunks(
                Pictures.png(8, 8, 1), chunk("iCCP", join(start, packed)), chunk("zTXt", join(start, packed)));
    }

    /** A grey PNG of 8,000 × 8,000 pixels, all black: 64 megapixels in some ten thousand bytes. */
    static byte[] blackPng() {
        byte[] header =
                ByteBuffer.allocate(13).putInt(8000).putInt(8000).put((byte) 8).array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(Arrays.copyOf(Pictures.png(1, 1, 1), 8));
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", packed(new byte[8001], 8000)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A GIF of so many frames of one pixel. */
    static byte[] gif(int frames) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        gif.writeBytes(new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        byte[] frame = {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
        for (int n = 0; n < frames; n++) {
            gif.writeBytes(frame);
        }
        gif.write(0x3b);
        return gif.toByteArray();
    }

    /** A WebP whose canvas is one pixel, and whose picture is of these sizes. */
    static byte[] webpLargerThanItsCanvas(int width, int height) {
        return webp(1, 1, 0, lossless(width, height));
    }

    /** An animated WebP of one pixel whose first frame is of these sizes. */
    static byte[] webpWithAFrameLargerThanItsCanvas(int width, int height) {
        return webp(1, 1, 2, frame(1, 1, lossless(width, height)));
    }

    /** An animated WebP of one pixel, whose first frame says these sizes and has one pixel inside. */
    static byte[] webpWithAFrameThatSaysMore(int width, int height) {
        return webp(1, 1, 2, frame(width, height, onePixel()));
    }

    /** A WebP of one colour: none of its pixels takes a bit. */
    static byte[] webpOfOneColour(int width, int height) {
        byte[] webp = Pictures.webp();
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(21, width - 1 | height - 1 << 14);
        return webp;
    }

    /** An animated WebP of one pixel and so many frames. */
    static byte[] webpOfFrames(int frames) {
        byte[][] many = new byte[frames][];
        Arrays.fill(many, frame(1, 1, onePixel()));
        return webp(1, 1, 2, many);
    }

    private static byte[] webp(int width, int height, int flags, byte[]... chunks) {
        ByteBuffer canvas =
                ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        put24(canvas, width - 1);
        put24(canvas, height - 1);
        byte[] body = join(riff("VP8X", canvas.array()), join(chunks));
        return ByteBuffer.allocate(12 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }

    private static byte[] onePixel() {
        return Arrays.copyOfRange(Pictures.webp(), 12, Pictures.webp().length);
    }

    /** A frame in the corner that says these sizes. */
    private static byte[] frame(int width, int height, byte[] picture) {
        ByteBuffer header = ByteBuffer.allocate(16);
        put24(header.position(6), width - 1);
        put24(header, height - 1);
        return riff("ANMF", join(header.array(), picture));
    }

    /** A picture whose header says these sizes, with a few bytes behind it. */
    private static byte[] lossless(int width, int height) {
        ByteBuffer picture =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2f);
        picture.putInt(width - 1 | height - 1 << 14);
        return riff("VP8L", picture.array());
    }

    private static byte[] riff(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + (body.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static void put24(ByteBuffer into, int value) {
        into.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static byte[] withChunks(byte[] png, byte[]... chunks) {
        return join(Arrays.copyOf(png, IHDR_ENDS), join(chunks), Arrays.copyOfRange(png, IHDR_ENDS, png.length));
    }

    private static byte[] packed(byte[] piece, int times) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = 0; n < times; n++) {
            deflater.setInput(piece);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] head(String type, int length) {
        return ByteBuffer.allocate(8)
                .putInt(length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] chunk(String type, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .put(head(type, body.length))
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
