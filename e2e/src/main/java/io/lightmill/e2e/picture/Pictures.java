package io.lightmill.e2e.picture;

import io.lightmill.e2e.api.SourceFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Small pictures, each different, the same for the same seed. */
public final class Pictures {

    private static final int SIDE = 24;

    /** So many, named {@code picture-0001.png} and so on. */
    public static List<SourceFile> many(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        new SourceFile("%s-%04d.png".formatted(prefix, i), png(prefix.hashCode() * 31L + i, SIDE)))
                .toList();
    }

    /** One as PNG. */
    public static byte[] png(long seed, int side) {
        return encode(draw(seed, side), "png");
    }

    /** One as JPEG. */
    public static byte[] jpeg(long seed, int side) {
        return encode(draw(seed, side), "jpeg");
    }

    /** The pixels of a file that the JDK can read. */
    public static BufferedImage read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IllegalArgumentException("not a picture that the JDK can read");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any pixel is another, or the sizes are. */
    public static boolean differ(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return true;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Blocks of colour rather than noise: flips, rotations and crops of them differ from them. */
    private static BufferedImage draw(long seed, int side) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int block = Math.max(1, side / 8);
        int[] colours = random.ints(64, 0, 0x1000000).toArray();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, colours[(y / block % 8) * 8 + x / block % 8]);
            }
        }
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pictures() {}
}
