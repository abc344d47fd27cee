package io.lightmill.e2e.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Good pictures that are something else, too. */
public final class Polyglots {

    private static final byte[] PAGE =
            "<!doctype html><html><script>alert(document.domain)</script>".getBytes(StandardCharsets.US_ASCII);

    /** Where the first chunk of a PNG ends. */
    private static final int HEADER_ENDS = 33;

    /** A PNG with a page behind its end. */
    public static byte[] pngWithPage() {
        return BadPictures.join(Pictures.png(1, 16), PAGE);
    }

    /** A PNG whose text chunk, in front of the pixels, is a page. */
    public static byte[] pngWithPageAsText() {
        byte[] png = Pictures.png(2, 16);
        return BadPictures.join(
                Arrays.copyOf(png, HEADER_ENDS),
                BadPictures.chunk("tEXt", PAGE),
                Arrays.copyOfRange(png, HEADER_ENDS, png.length));
    }

    /** A PNG with a ZIP behind its end; unzippers read from there. */
    public static byte[] pngWithZip() {
        return BadPictures.join(Pictures.png(3, 16), zip());
    }

    /** A JPEG that begins with a comment that is a script. */
    public static byte[] jpegWithScript() {
        byte[] jpeg = Pictures.jpeg(4, 16);
        byte[] script = "*/=1;alert(1);/*".getBytes(StandardCharsets.US_ASCII);
        byte[] comment = ByteBuffer.allocate(4 + script.length)
                .putShort((short) 0xfffe)
                .putShort((short) (2 + script.length))
                .put(script)
                .array();
        return BadPictures.join(Arrays.copyOf(jpeg, 2), comment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A ZIP of one file. */
    public static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("page.html"));
            zip.write(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Polyglots() {}
}
