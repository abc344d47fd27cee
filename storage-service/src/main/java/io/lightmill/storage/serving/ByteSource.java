package io.lightmill.storage.serving;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/** Bytes of a known number that can be read from anywhere. */
public interface ByteSource {

    /** How many. */
    long length();

    /** Opens those from one position up to another. */
    ReadableByteChannel open(long from, long to) throws IOException;

    /** Bytes of a store. */
    static ByteSource of(long length, Opening opening) {
        return new ByteSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public ReadableByteChannel open(long from, long to) {
                return opening.open(from, to - from);
            }
        };
    }

    /** Opens so many bytes from an offset on. */
    @FunctionalInterface
    interface Opening {
        /** Opens them. */
        ReadableByteChannel open(long offset, long length);
    }
}
