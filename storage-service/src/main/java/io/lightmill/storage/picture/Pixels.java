package io.lightmill.storage.picture;

import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.object.StoredObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes, a few rows at a time, keeping one pixel of many. Two pictures at once at most, in the whole process: a
 * decoder is the one place where a small file asks for much.
 */
final class Pixels {

    /** Longest side of what is kept. */
    static final int KEPT = 1024;

    /** A progressive JPEG is held whole by its decoder; beyond this its structure must do. */
    private static final long MOST_HELD_PIXELS = 16_000_000;

    private static final Semaphore DECODERS = new Semaphore(2, true);

    private final ObjectStore store;
    private final StoredObject object;
    private final String format;

    private Pixels(ObjectStore store, StoredObject object, String format) {
        this.store = store;
        this.object = object;
        this.format = format;
    }

    static Pixels ofJpeg(ObjectStore store, StoredObject object) {
        return new Pixels(store, object, "jpeg");
    }

    static Pixels of(ObjectStore store, StoredObject object, PictureType type) {
        return new Pixels(store, object, type == PictureType.PNG ? "png" : "jpeg");
    }

    static boolean canDecode(Picture picture) {
        return picture.type() != PictureType.WEBP
                && (picture.decodesRowByRow() || picture.pixels() <= MOST_HELD_PIXELS);
    }

    /** Sees whether all of it can be decoded. */
    void verify(Picture picture) throws FlawedPictureException {
        if (!canDecode(picture)) {
            return;
        }
        AtomicBoolean endsEarly = new AtomicBoolean();
        try {
            // The raster, not the image: pictures in CMYK are pictures too.
            decode(reader -> {
                reader.addIIOReadWarningListener((from, warning) -> {
                    if (warning.contains("premature end")) {
                        endsEarly.set(true);
                    }
                });
                return reader.readRaster(0, thinned(reader, picture));
            });
        } catch (IOException | RuntimeException e) {
            if (e instanceof StoreUnavailableException unavailable) {
                throw unavailable;
            }
            throw new FlawedPictureException(Flaw.DAMAGED, "The picture is damaged: it cannot be decoded.");
        }
        if (endsEarly.get()) {
            throw new FlawedPictureException(Flaw.DAMAGED, "The picture is damaged: pixels are missing.");
        }
    }

    /** A thinned copy. */
    BufferedImage thinned(Picture picture) throws IOException {
        return decode(reader -> reader.read(0, thinned(reader, picture)));
    }

    private static ImageReadParam thinned(ImageReader reader, Picture picture) {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(picture.width(), picture.height()) / KEPT);
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private <T> T decode(Decoding<T> decoding) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        DECODERS.acquireUninterruptibly();
        try (ImageInputStream in = new ObjectImageInput(store, object)) {
            reader.setInput(in, true, true);
            return decoding.with(reader);
        } finally {
            reader.dispose();
            DECODERS.release();
        }
    }

    /** What to do with an opened reader. */
    @FunctionalInterface
    private interface Decoding<T> {
        T with(ImageReader reader) throws IOException;
    }
}
