package io.lightmill.runpodlocal.simulation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A lossless WebP of a single colour: the picture is in its four one-symbol codes, and no pixel takes a bit. */
final class WebP {

    private WebP() {}

    static byte[] ofColour(int side, int red, int green, int blue) {
        byte[] data = lossless(side, red & 0xff, green & 0xff, blue & 0xff);
        int padded = data.length + (data.length & 1);
        ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(12 + padded).put(ascii("WEBP"));
        file.put(ascii("VP8L")).putInt(data.length).put(data);
        return file.array();
    }

    private static byte[] lossless(int side, int red, int green, int blue) {
        Bits bits = new Bits();
        bits.add(0x2f, 8);
        bits.add(side - 1, 14);
        bits.add(side - 1, 14);
        bits.add(0, 1); // no alpha
        bits.add(0, 3); // version
        bits.add(0, 1); // no transform
        bits.add(0, 1); // no colour cache
        bits.add(0, 1); // one group of codes for the whole picture
        bits.addCode(green);
        bits.addCode(red);
        bits.addCode(blue);
        bits.addCode(0xff);
        bits.addCode(0); // distances, of which there are none
        return bits.bytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bits, the lowest first. */
    private static final class Bits {
        private final byte[] bytes = new byte[32];
        private int length;

        void add(int value, int count) {
            for (int i = 0; i < count; i++, length++) {
                bytes[length >> 3] |= (byte) ((value >> i & 1) << (length & 7));
            }
        }

        /** A simple code of one symbol of eight bits. */
        void addCode(int symbol) {
            add(1, 1);
            add(0, 1);
            add(1, 1);
            add(symbol, 8);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, (length + 7) / 8);
        }
    }
}
