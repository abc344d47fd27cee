package io.lightmill.storage.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A ZIP before its first byte is sent.
 *
 * @param skeleton all of its bytes that are no object's, in order
 * @param index where the objects go between them
 * @param length of the whole
 * @param etag strong, quotes included
 */
record BundlePlan(Path skeleton, ObjectIndex index, long length, String etag) {

    FileChannel openSkeleton() throws IOException {
        return FileChannel.open(skeleton, StandardOpenOption.READ);
    }

    /** Where a byte of the ZIP comes from, and how many more come from there. */
    Piece piece(long place) {
        int object = index.atOrBefore(place);
        if (object < 0) {
            return new Piece.OfSkeleton(place, gapEnd(object) - place);
        }
        long inside = place - index.start(object);
        if (inside < index.bytes(object)) {
            return new Piece.OfObject(object, inside, index.bytes(object) - inside);
        }
        long behind = inside - index.bytes(object);
        return new Piece.OfSkeleton(index.skeleton(object) + behind, gapEnd(object) - place);
    }

    private long gapEnd(int object) {
        return object + 1 < index.count() ? index.start(object + 1) : length;
    }

    /** The path of an object inside of the ZIP. */
    String name(FileChannel open, int object) throws IOException {
        long behind = index.skeleton(object) - ZipFormat.localExtra(index.bytes(object));
        int length = (int) (behind - index.name(object));
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && open.read(bytes, index.name(object) + bytes.position()) >= 0) {
            // Until it is whole.
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** Those who read it now go on: the file's name goes, not its bytes. */
    void discard() {
        try {
            Files.deleteIfExists(skeleton);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run of bytes from one source. */
    sealed interface Piece {

        long bytes();

        /** From the skeleton, at this place of it. */
        record OfSkeleton(long at, long bytes) implements Piece {}

        /** From an object, at this place of it. */
        record OfObject(int object, long at, long bytes) implements Piece {}
    }
}
