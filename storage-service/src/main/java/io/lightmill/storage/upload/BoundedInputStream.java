package io.lightmill.storage.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends one byte behind the bound: enough to see that it was passed, whatever is still to come. */
final class BoundedInputStream extends FilterInputStream {

    private long left;

    BoundedInputStream(InputStream in, long bound) {
        super(in);
        this.left = bound + 1;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(into, from, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
