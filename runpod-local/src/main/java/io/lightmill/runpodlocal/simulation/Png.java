package io.lightmill.runpodlocal.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Draws a picture of its own for each seed, for next to nothing: the pixels are stored, not deflated, so that only
 * checksums are computed. What differs is a gradient whose colours the seed chooses.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_STORED = 65_535;

    private final int side;

    Png(int side) {
        this.side = side;
    }

    /** The whole file, with the text in it as a comment. */
    byte[] draw(long seed, String comment) {
        byte[] text = ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1);
        byte[] pixels = stored(rows(seed));
        ByteBuffer file = ByteBuffer.allocate(SIGNATURE.length + 13 + text.length + pixels.length + 4 * 12);
        file.put(SIGNATURE);
        chunk(file, "IHDR", header());
        chunk(file, "tEXt", text);
        chunk(file, "IDAT", pixels);
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    private byte[] header() {
        // 8 bits a channel, RGB, the only compression, filter and no interlace
        return ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    private byte[] rows(long seed) {
        int rowBytes = 1 + 3 * side;
        byte[] rows = new byte[side * rowBytes];
        int red = (int) seed;
        int green = (int) (seed >>> 8);
        int blue = (int) (seed >>> 16);
        byte[] first = new byte[rowBytes];
        for (int x = 0; x < side; x++) {
            first[1 + 3 * x] = (byte) (red + x);
            first[2 + 3 * x] = (byte) (green + 2 * x);
            first[3 + 3 * x] = (byte) blue;
        }
        for (int y = 0; y < side; y++) {
            System.arraycopy(first, 0, rows, y * rowBytes, rowBytes);
        }
        return rows;
    }

    /** A zlib stream of stored blocks. */
    private static byte[] stored(byte[] raw) {
        int blocks = Math.max(1, Math.ceilDiv(raw.length, MOST_STORED));
        ByteBuffer out = ByteBuffer.allocate(2 + 5 * blocks + raw.length + 4);
        out.put((byte) 0x78).put((byte) 0x01);
        for (int block = 0; block < blocks; block++) {
            int start = block * MOST_STORED;
            int length = Math.min(MOST_STORED, raw.length - start);
            out.put((byte) (block == blocks - 1 ? 1 : 0));
            out.putShort(Short.reverseBytes((short) length)).putShort(Short.reverseBytes((short) ~length));
            out.put(raw, start, length);
        }
        Adler32 adler = new Adler32();
        adler.update(raw);
        return out.putInt((int) adler.getValue()).array();
    }

    private static void chunk(ByteBuffer file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        file.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    }
}
