package io.lightmill.storage.picture;

import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.jboss.logging.Logger;

/** Makes a small JPEG of a picture that came without one. */
@ApplicationScoped
public class PreviewMaker {

    private static final Logger LOG = Logger.getLogger(PreviewMaker.class);
    private static final int LONGEST_SIDE = 512;
    private static final float QUALITY = 0.82f;

    private final ObjectStore store;

    PreviewMaker(ObjectStore store) {
        this.store = store;
    }

    /** The preview's bytes; empty where only the picture itself will do, because it is too large to be held. */
    public Optional<byte[]> make(StoredObject object, Picture picture) {
        if (!Pixels.canDecode(picture)) {
            return Optional.empty();
        }
        try {
            return Optional.of(jpeg(scaled(new Pixels(store, object, picture.type()).thinned(picture))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.infof(e, "no preview could be made, key=%s", object.key());
            return Optional.empty();
        }
    }

    private static BufferedImage scaled(BufferedImage from) {
        double scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(from.getWidth(), from.getHeight()));
        int width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return to;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
