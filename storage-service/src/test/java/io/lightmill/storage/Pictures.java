package io.lightmill.storage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small real pictures. */
public final class Pictures {

    /** A WebP (VP8L) of one pixel, written by libwebp. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    /** WebPs of 24 by 16 pixels, written by libwebp: VP8, and VP8X with VP8 and alpha. */
    private static final String WEBP_LOSSY =
            "UklGRn4AAABXRUJQVlA4IHIAAABwBACdASoYABAAPxFysVAsJqSisAgBgCIJbACdMoR3N6SBF4VvJ2ankWyGAAD+9JyD"
                    + "KRajo4/jj0ZrHzD/VaRPC3fdKcJf/P6LZin4ijQ5A7bs5f5/EVUL5iG4/bphhJkDXnqBD6mbldD4fSOQCq5AAAA=";

    private static final String WEBP_ALPHA =
            "UklGRpoBAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSAcBAAAFkBgASBtIYAOxpueW/ylLykVdIyLiT6bwC0T7gDhD"
                    + "ds3IhKImZ0K0PSYwVq8oKBnNdIWFrxX0/Kb1XQzL44Jo4yesRvfN9foc166/xP2nk82+qa+f9/G3jJ2/WO+9jVX+l4me"
                    + "cEllZYL1/Wgwf/4AG0MrIz7sRUl9Nhipok4qX0uzbZy9vAUzhsTUbDSiC+qIrA+tlLd11HdFRcXLxb6YmYfyhnUFWtCP"
                    + "mDEyfwEiccJg2iZo248KHTelMkRHST8HEz+k529x0ni1xt/R8GafCH6h8GXF4g0omakGC0QW0vwvi3dgSxe3/o7VRNfw"
                    + "0NEBrC3rStrKe0bStqShMVhhYQmPm1twEwBWUDggbAAAAFAEAJ0BKhgAEAA/EXKxUKwmpKKwCAGAIglsAJ0yhHc3pIEX"
                    + "f3rgiZbLVwAA/vMkm7UlZuYh35nn+qSooBCoP7V+tRvfz+i1tgmw1AbI4zHkUspu53mzmD9FV/sbTIFImBsqkc7dAYiB"
                    + "FCuAAA==";

    public static byte[] png(int width, int height, long seed) {
        return encoded("png", width, height, seed);
    }

    public static byte[] jpeg(int width, int height, long seed) {
        return encoded("jpeg", width, height, seed);
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    public static byte[] webpLossy() {
        return Base64.getDecoder().decode(WEBP_LOSSY);
    }

    public static byte[] webpWithAlpha() {
        return Base64.getDecoder().decode(WEBP_ALPHA);
    }

    /** A WebP of which half of the packed pixels are missing and whose lengths were made to fit again. */
    public static byte[] webpHollow() {
        byte[] whole = webpLossy();
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2 & ~1);
        ByteBuffer.wrap(half)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, half.length - 8)
                .putInt(16, half.length - 20);
        return half;
    }

    /** A JPEG whose only scan stands there so many times. */
    public static byte[] jpegOfScans(int times) {
        byte[] jpeg = jpeg(8, 8, 1);
        int scan = 2;
        while ((jpeg[scan + 1] & 0xff) != 0xda) {
            scan += 2 + ((jpeg[scan + 2] & 0xff) << 8 | jpeg[scan + 3] & 0xff);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, scan);
        for (int time = 0; time < times; time++) {
            bytes.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        bytes.write(jpeg, jpeg.length - 2, 2);
        return bytes.toByteArray();
    }

    private static byte[] encoded(String format, int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG with an EXIF segment that says how it lies. */
    public static byte[] jpegLying(int width, int height, int orientation) {
        byte[] jpeg = jpeg(width, height, 1);
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.BIG_ENDIAN);
        exif.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A PNG whose header announces these sizes and whose pixels are one small chunk. */
    public static byte[] pngBomb(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array()));
        png.writeBytes(chunk("IDAT", new byte[100]));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pictures() {}
}
