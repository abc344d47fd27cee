package io.lightmill.storage.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.object.StoredObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** A progressive JPEG is held whole by its decoder, outside of the heap; beyond this its structure must do. */
    private static final long MOST_HELD_PIXELS = 16_000_000;

    /**
     * A WebP is held on the heap, with up to six bytes a pixel (measured: 16 megapixels want 20 MB lossy, 80 MB lossless, 96 MB with
     * alpha). Two at once may take a third of the heap; beyond this its structure must do.
     */
    private static final long MOST_WEBP_PIXELS =
            Math.min(MOST_HELD_PIXELS, Runtime.getRuntime().maxMemory() / (3 * 2 * 6));

    private static final Semaphore DECODERS = new Semaphore(2, true);

    private final ObjectStore store;
    private final StoredObject object;
    private final PictureType type;

    Pixels(ObjectStore store, StoredObject object, PictureType type) {
        this.store = store;
        this.object = object;
        this.type = type;
    }

    static boolean canDecode(Picture picture) {
        return picture.type() == PictureType.WEBP
                ? picture.pixels() <= MOST_WEBP_PIXELS
                : picture.decodesRowByRow() || picture.pixels() <= MOST_HELD_PIXELS;
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
                return type == PictureType.JPEG
                        ? reader.readRaster(0, thinned(reader, picture))
                        : reader.read(0, thinned(reader, picture)).getRaster();
            });
        } catch (StoreUnavailableException | NoSuchObjectException noWordOfTheFile) {
            throw noWordOfTheFile;
        } catch (IOException | RuntimeException e) {
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
        DECODERS.acquireUninterruptibly();
        try {
            return Thread.currentThread().isVirtual() ? onItsOwnThread(decoding) : here(decoding);
        } finally {
            DECODERS.release();
        }
    }

    private <T> T here(Decoding<T> decoding) throws IOException {
        ImageReader reader = reader();
        try (ImageInputStream in = new ObjectImageInput(store, object)) {
            reader.setInput(in, true, true);
            return decoding.with(reader);
        } finally {
            reader.dispose();
        }
    }

    /**
     * The JPEG decoder is native and reads from within: a virtual thread that waits there for the bucket keeps its carrier. Two of them are
     * all carriers of two cores; then nobody is left to hear that the bytes have come, and both wait until the client gives up.
     */
    private <T> T onItsOwnThread(Decoding<T> decoding) throws IOException {
        CompletableFuture<T> decoded = new CompletableFuture<>();
        Thread.ofPlatform().name("decoder").daemon().start(() -> {
            try {
                decoded.complete(here(decoding));
            } catch (Throwable failure) {
                decoded.completeExceptionally(failure);
            }
        });
        try {
            return decoded.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    private ImageReader reader() throws IOException {
        return switch (type) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            // By name: what is found on the class path depends on the thread that looks first.
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** What to do with an opened reader. */
    @FunctionalInterface
    private interface Decoding<T> {
        T with(ImageReader reader) throws IOException;
    }
}
