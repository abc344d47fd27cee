package io.lightmill.storage.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A file read once from front to back, through one buffer, fingerprinted on the way. What it cannot give because the
 * file ends is {@link Flaw#DAMAGED}.
 */
final class PictureInput {

    private static final int BUFFER = 64 * 1024;

    private final ReadableByteChannel source;
    private final ByteBuffer buffer;
    private final MessageDigest sha256 = newSha256();
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private long bytes;

    /** @param length how long the file is: a small one needs no large buffer */
    PictureInput(ReadableByteChannel source, long length) {
        this.source = source;
        this.buffer = ByteBuffer.allocate((int) Math.clamp(length, PictureType.SNIFFED_BYTES, BUFFER))
                .limit(0);
    }

    /** Fills the empty buffer; false at the end of the file. */
    private boolean refill() {
        buffer.clear();
        try {
            int count = source.read(buffer);
            while (count == 0) {
                count = source.read(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.flip();
        fingerprint(buffer);
        return buffer.hasRemaining();
    }

    private void fingerprint(ByteBuffer block) {
        bytes += block.remaining();
        sha256.update(block.duplicate());
        crc32.update(block.duplicate());
        crc32c.update(block.duplicate());
    }

    private void need() throws FlawedPictureException {
        if (!buffer.hasRemaining() && !refill()) {
            throw new FlawedPictureException(Flaw.DAMAGED, "It ends after " + bytes + " bytes, in the middle.");
        }
    }

    /** The first bytes, without moving on; fewer when the file is shorter. */
    byte[] peek(int count) {
        if (!buffer.hasRemaining()) {
            refill();
        }
        while (buffer.remaining() < count && topUp()) {
            // Sockets may give a few bytes at a time.
        }
        byte[] start = new byte[Math.min(count, buffer.remaining())];
        buffer.duplicate().get(start);
        return start;
    }

    /** Reads more behind what is in the buffer; only used at the file's start, where there is room. */
    private boolean topUp() {
        ByteBuffer more = buffer.duplicate().clear().position(buffer.limit());
        try {
            int count = source.read(more);
            if (count <= 0) {
                return count == 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = buffer.limit();
        buffer.limit(more.position());
        fingerprint(buffer.duplicate().position(from));
        return true;
    }

    int u8() throws FlawedPictureException {
        need();
        return buffer.get() & 0xff;
    }

    int u16() throws FlawedPictureException {
        return u8() << 8 | u8();
    }

    long u32() throws FlawedPictureException {
        return (long) u16() << 16 | u16();
    }

    int u24LittleEndian() throws FlawedPictureException {
        return u8() | u8() << 8 | u8() << 16;
    }

    long u32LittleEndian() throws FlawedPictureException {
        return u24LittleEndian() | (long) u8() << 24;
    }

    byte[] take(int count) throws FlawedPictureException {
        byte[] taken = new byte[count];
        for (int at = 0; at < count; ) {
            need();
            int part = Math.min(buffer.remaining(), count - at);
            buffer.get(taken, at, part);
            at += part;
        }
        return taken;
    }

    void skip(long count) throws FlawedPictureException {
        forEach(count, (array, from, length) -> {});
    }

    /** Hands out the next bytes, block by block, without copying them. */
    void forEach(long count, Block block) throws FlawedPictureException {
        for (long left = count; left > 0; ) {
            need();
            int part = (int) Math.min(buffer.remaining(), left);
            block.accept(buffer.array(), buffer.position(), part);
            buffer.position(buffer.position() + part);
            left -= part;
        }
    }

    /** Moves behind the next byte of this value. */
    void seekBehind(int value) throws FlawedPictureException {
        while (true) {
            need();
            byte[] array = buffer.array();
            for (int at = buffer.position(); at < buffer.limit(); at++) {
                if ((array[at] & 0xff) == value) {
                    buffer.position(at + 1);
                    return;
                }
            }
            buffer.position(buffer.limit());
        }
    }

    /** Reads the rest and says what the whole was. */
    Fingerprint finish() {
        while (refill()) {
            buffer.position(buffer.limit());
        }
        return new Fingerprint(bytes, HexFormat.of().formatHex(sha256.digest()), crc32.getValue(), crc32c.getValue());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes a block of bytes. */
    @FunctionalInterface
    interface Block {
        void accept(byte[] array, int from, int length) throws FlawedPictureException;
    }
}
