package io.lightmill.storage.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the one tag of EXIF that changes how a picture is seen. What cannot be read leaves it upright. */
final class ExifOrientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final byte[] JPEG_PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** 1 to 8 as EXIF counts; from 5 on the picture lies on its side. */
    static int of(byte[] exif) {
        ByteBuffer tiff = ByteBuffer.wrap(exif);
        if (exif.length > JPEG_PREFIX.length
                && ByteBuffer.wrap(exif, 0, JPEG_PREFIX.length).equals(ByteBuffer.wrap(JPEG_PREFIX))) {
            tiff = tiff.position(JPEG_PREFIX.length).slice();
        }
        try {
            return read(tiff);
        } catch (IndexOutOfBoundsException cutOff) {
            return UPRIGHT;
        }
    }

    private static int read(ByteBuffer tiff) {
        switch (tiff.getShort(0)) {
            case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4d4d -> tiff.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return UPRIGHT;
            }
        }
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xffff) == TAG) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private ExifOrientation() {}
}
