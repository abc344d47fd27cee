package io.lightmill.storage.picture;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates a PNG's pixels to count them. It stops at the number that the header promised: more cannot be a bomb. */
final class PngPixels implements AutoCloseable {

    private static final int[] PASS_X = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] PASS_Y = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};

    private @Nullable Inflater inflater;
    private byte[] thrownAway = new byte[0];
    private long missing;

    PngPixels(int width, int height, int bitDepth, int colourType, int interlace) throws FlawedPictureException {
        int bits = bitDepth * channels(colourType);
        this.missing = interlace == 0 ? rows(width, height, bits) : interlaced(width, height, bits);
    }

    private static int channels(int colourType) throws FlawedPictureException {
        return switch (colourType) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new FlawedPictureException(Flaw.DAMAGED, "The PNG has no known colour type.");
        };
    }

    /** One filter byte a row. */
    private static long rows(int width, int height, int bits) {
        return width == 0 ? 0 : (long) height * (1 + ((long) width * bits + 7) / 8);
    }

    private static long interlaced(int width, int height, int bits) {
        long sum = 0;
        for (int pass = 0; pass < PASS_X.length; pass++) {
            int columns = (width - PASS_X[pass] + STEP_X[pass] - 1) / STEP_X[pass];
            int rows = (height - PASS_Y[pass] + STEP_Y[pass] - 1) / STEP_Y[pass];
            sum += rows(columns, rows, bits);
        }
        return sum;
    }

    void add(byte[] array, int from, int length) throws FlawedPictureException {
        Inflater open = opened();
        open.setInput(array, from, length);
        try {
            while (missing > 0 && !open.needsInput() && !open.finished()) {
                missing -= open.inflate(thrownAway, 0, (int) Math.min(thrownAway.length, missing));
                if (open.needsDictionary()) {
                    throw new DataFormatException("a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw new FlawedPictureException(Flaw.DAMAGED, "The PNG is damaged: its pixels cannot be unpacked.");
        }
    }

    /** Only when there is something to inflate: most pictures come from workers and are not looked into so deeply. */
    private Inflater opened() {
        Inflater open = inflater;
        if (open == null) {
            open = new Inflater();
            inflater = open;
            thrownAway = new byte[32 * 1024];
        }
        return open;
    }

    boolean areComplete() {
        return missing == 0;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
