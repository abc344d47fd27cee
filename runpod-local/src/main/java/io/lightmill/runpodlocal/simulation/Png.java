package io.lightmill.runpodlocal.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Pictures of one size, each its own, for next to nothing. All are the same gradient but for their lowest row, whose colours the
 * seed chooses: what comes before it is drawn, and hashed, once. The pixels are stored, not deflated, so that only checksums are
 * computed.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_STORED = 65_535;
    /** Length, name and checksum of a chunk. */
    private static final int FRAME = 12;

    private static final int HEADER = 13;
    private static final Map<Integer, Png> BY_SIDE = new ConcurrentHashMap<>();

    private final int side;
    private final int rowBytes;
    private final int rowsOfBlock;
    /** From the signature to the end of the pixels' chunk; the lowest row and the checksums are missing. */
    private final byte[] template;

    private final int pixels;
    private final int lowestRow;
    private final MessageDigest beforeLowestRow;

    private Png(int side) {
        this.side = side;
        this.rowBytes = 1 + 3 * side;
        this.rowsOfBlock = Math.max(1, MOST_STORED / rowBytes);
        this.pixels = SIGNATURE.length + FRAME + HEADER;
        this.template = template();
        this.lowestRow = template.length - 4 - 4 - rowBytes;
        this.beforeLowestRow = sha256();
        beforeLowestRow.update(template, 0, lowestRow);
    }

    /** Of this many pixels a side. */
    static Png of(int side) {
        return BY_SIDE.computeIfAbsent(side, Png::new);
    }

    /**
     * A whole file.
     *
     * @param sha256 of its bytes
     */
    record Picture(byte[] bytes, String sha256) {}

    /** The picture of this seed, with the text in it as a comment. */
    Picture draw(long seed, String comment) {
        byte[] text = ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(template, template.length + FRAME + text.length + FRAME);
        row(bytes, lowestRow, (int) seed, (int) (seed >>> 8), (int) (seed >>> 16));
        ByteBuffer file = ByteBuffer.wrap(bytes).position(lowestRow + rowBytes);
        file.putInt(adler(bytes));
        file.putInt(crc(bytes, pixels + 4, file.position()));
        chunk(file, "tEXt", text);
        chunk(file, "IEND", new byte[0]);
        return new Picture(bytes, sha256(bytes));
    }

    private String sha256(byte[] file) {
        try {
            MessageDigest digest = (MessageDigest) beforeLowestRow.clone();
            digest.update(file, lowestRow, file.length - lowestRow);
            return HexFormat.of().formatHex(digest.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be cloned", e);
        }
    }

    private byte[] template() {
        int blocks = Math.ceilDiv(side, rowsOfBlock);
        int data = 2 + 5 * blocks + side * rowBytes + 4;
        ByteBuffer file = ByteBuffer.allocate(pixels + FRAME + data);
        file.put(SIGNATURE);
        chunk(file, "IHDR", header());
        file.putInt(data).put("IDAT".getBytes(StandardCharsets.US_ASCII));
        // A zlib stream of stored blocks.
        file.put((byte) 0x78).put((byte) 0x01);
        for (int first = 0; first < side; first += rowsOfBlock) {
            block(file, first, Math.min(rowsOfBlock, side - first));
        }
        return file.array();
    }

    private void block(ByteBuffer file, int first, int rows) {
        short length = (short) (rows * rowBytes);
        file.put((byte) (first + rows == side ? 1 : 0));
        file.putShort(Short.reverseBytes(length)).putShort(Short.reverseBytes((short) ~length));
        for (int y = first; y < first + rows; y++) {
            row(file.array(), file.position(), 0, y, 2 * y);
            file.position(file.position() + rowBytes);
        }
    }

    private void row(byte[] file, int at, int red, int green, int blue) {
        for (int x = 0; x < side; x++) {
            file[at + 1 + 3 * x] = (byte) (red + x);
            file[at + 2 + 3 * x] = (byte) (green + 2 * x);
            file[at + 3 + 3 * x] = (byte) blue;
        }
    }

    private byte[] header() {
        // 8 bits a channel, RGB, the only compression, filter and no interlace
        return ByteBuffer.allocate(HEADER)
                .putInt(side)
                .putInt(side)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    /** Of the rows alone, without the blocks' headers. */
    private int adler(byte[] file) {
        Adler32 adler = new Adler32();
        int at = pixels + 8 + 2;
        for (int first = 0; first < side; first += rowsOfBlock) {
            int length = Math.min(rowsOfBlock, side - first) * rowBytes;
            adler.update(file, at + 5, length);
            at += 5 + length;
        }
        return (int) adler.getValue();
    }

    private static int crc(byte[] file, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file, from, to - from);
        return (int) crc.getValue();
    }

    private static void chunk(ByteBuffer file, String type, byte[] data) {
        int name = file.position() + 4;
        file.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        file.putInt(crc(file.array(), name, file.position()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
