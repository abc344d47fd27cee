package io.lightmill.storage.bundle;

import io.lightmill.storage.bundle.BundlePlan.Piece;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** Any part of a ZIP, put together of its skeleton and its objects as it is read. */
final class BundleChannel implements ReadableByteChannel {

    private final BundlePlan plan;
    private final FileChannel skeleton;
    private final ReadAhead objects;
    private final long to;
    private long at;
    private @Nullable ReadableByteChannel object;
    private boolean open = true;

    BundleChannel(BundlePlan plan, ReadAhead objects, long from, long to) throws IOException {
        this.plan = plan;
        this.skeleton = plan.openSkeleton();
        this.objects = objects;
        this.at = from;
        this.to = to;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (at >= to) {
            return -1;
        }
        Piece piece = plan.piece(at);
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + Math.min(piece.bytes(), to - at)));
        try {
            int count = read(piece, into);
            if (count < 0) {
                throw new EOFException("an object of the bundle is shorter than it was");
            }
            at += count;
            return count;
        } finally {
            into.limit(limit);
        }
    }

    private int read(Piece piece, ByteBuffer into) throws IOException {
        return switch (piece) {
            case Piece.OfSkeleton part -> skeleton.read(into, part.at());
            case Piece.OfObject part -> read(part, into);
        };
    }

    private int read(Piece.OfObject part, ByteBuffer into) throws IOException {
        ReadableByteChannel current = object;
        if (current == null) {
            current = objects.open(part.object(), part.at());
            object = current;
        }
        int count = current.read(into);
        if (count == part.bytes()) {
            object = null;
            current.close();
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        try (skeleton;
                objects) {
            if (object != null) {
                object.close();
            }
        }
    }
}
