package io.lightmill.e2e.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Files that call themselves pictures. */
public final class BadPictures {

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** A text. */
    public static byte[] text() {
        return "This is not a picture.\n".getBytes(StandardCharsets.UTF_8);
    }

    /** A GIF, which is a picture, but not of an accepted type. */
    public static byte[] gif() {
        return HexFormat.of()
                .parseHex("47494638396101000100800000ff0000ffffff21f90400000000002c00000000010001000002024401003b");
    }

    /** The first half of a PNG. */
    public static byte[] truncated() {
        byte[] whole = Pictures.png(1, 64);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** A PNG of a few bytes whose header claims 65,535 × 65,535 pixels. */
    public static byte[] bomb() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(65_535)
                .putInt(65_535)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(PNG_MAGIC, chunk("IHDR", header), chunk("IDAT", new byte[10]), chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private BadPictures() {}
}
