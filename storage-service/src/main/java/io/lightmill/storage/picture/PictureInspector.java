package io.lightmill.storage.picture;

import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.object.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Reads a stored file once, in one buffer's memory: is it a whole picture within the bounds, and what identifies it? */
@ApplicationScoped
public class PictureInspector {

    private final ObjectStore store;

    PictureInspector(ObjectStore store) {
        this.store = store;
    }

    /** Structure, checksums and ends: what a file from a worker needs. */
    public Inspection inspect(StoredObject object, PictureBounds bounds) throws FlawedPictureException {
        return inspect(object, bounds, false);
    }

    /**
     * The same, and every pixel unpacked: what a stranger's file needs. A PNG's are unpacked while it is read; the others are decoded
     * afterwards, unless they are so large that their decoder would hold too much of them ({@link Pixels#canDecode}).
     */
    public Inspection inspectDeeply(StoredObject object, PictureBounds bounds) throws FlawedPictureException {
        Inspection inspection = inspect(object, bounds, true);
        PictureType type = inspection.picture().type();
        if (type != PictureType.PNG) {
            new Pixels(store, object, type).verify(inspection.picture());
        }
        return inspection;
    }

    private Inspection inspect(StoredObject object, PictureBounds bounds, boolean deep) throws FlawedPictureException {
        if (object.bytes() > bounds.bytes()) {
            throw new FlawedPictureException(
                    Flaw.TOO_LARGE, "It has " + object.bytes() + " bytes; at most " + bounds.bytes() + " are allowed.");
        }
        try (ReadableByteChannel channel = store.open(object.key(), 0, object.bytes())) {
            return inspect(new PictureInput(channel, object.bytes()), bounds, deep);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailableException("read " + object.key(), e);
        }
    }

    static Inspection inspect(PictureInput in, PictureBounds bounds, boolean deep) throws FlawedPictureException {
        byte[] start = in.peek(PictureType.SNIFFED_BYTES);
        if (start.length == 0) {
            throw new FlawedPictureException(Flaw.EMPTY, "It has no bytes.");
        }
        PictureType type = PictureType.sniff(start)
                .orElseThrow(() -> new FlawedPictureException(
                        Flaw.NOT_A_PICTURE, "Its first bytes are none of PNG, JPEG or WebP."));
        Picture picture = switch (type) {
            case PNG -> new PngWalk(in, bounds, deep).walk();
            case JPEG -> new JpegWalk(in, bounds).walk();
            case WEBP -> new WebpWalk(in, bounds).walk();
        };
        return new Inspection(picture, in.finish());
    }

    /** The type that a stored file's first bytes tell. */
    public Optional<PictureType> sniff(ObjectKey key) {
        try (ReadableByteChannel channel = store.open(key, 0, PictureType.SNIFFED_BYTES)) {
            return PictureType.sniff(
                    new PictureInput(channel, PictureType.SNIFFED_BYTES).peek(PictureType.SNIFFED_BYTES));
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailableException("read " + key, e);
        }
    }
}
