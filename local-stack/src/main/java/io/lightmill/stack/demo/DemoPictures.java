package io.lightmill.stack.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Forty pictures, the same on every machine, all different: PNG and JPEG in turn, without metadata. */
public final class DemoPictures {

    /** How many. */
    public static final int COUNT = 40;

    private DemoPictures() {}

    /** Draws those that are missing into the folder. */
    public static void drawInto(Path folder) throws IOException {
        // No window is opened; on macOS an icon would appear otherwise.
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(folder);
        for (int number = 1; number <= COUNT; number++) {
            String format = number % 2 == 0 ? "jpg" : "png";
            Path file = folder.resolve(String.format(Locale.ROOT, "picture-%02d.%s", number, format));
            if (!Files.exists(file)) {
                write(Drawing.of(number).paint(), format, file);
            }
        }
    }

    private static void write(BufferedImage picture, String format, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IOException("this JDK cannot write " + format);
        }
        Files.write(file, bytes.toByteArray());
    }
}
