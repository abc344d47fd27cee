package io.lightmill.storage.picture;

/** Walks over a JPEG's segments and scans, to the mark of its end. */
final class JpegWalk {

    private static final int MARK = 0xff;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP1 = 0xe1;

    /** Encoders write about ten. Each costs a decoder a pass over all pixels and a file a few bytes. */
    private static final int MOST_SCANS = 100;

    private final PictureInput in;
    private final PictureBounds bounds;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean progressive;
    private int scans;

    JpegWalk(PictureInput in, PictureBounds bounds) {
        this.in = in;
        this.bounds = bounds;
    }

    Picture walk() throws FlawedPictureException {
        in.skip(2);
        int marker = marker();
        while (marker != END) {
            marker = behind(marker);
        }
        if (scans == 0) {
            throw damaged("it has no picture inside");
        }
        return Picture.of(PictureType.JPEG, width, height, orientation, !progressive);
    }

    /** The next marker where one must stand; it may be padded. */
    private int marker() throws FlawedPictureException {
        if (in.u8() != MARK) {
            throw damaged("a segment does not end where it should");
        }
        int marker = in.u8();
        while (marker == MARK) {
            marker = in.u8();
        }
        return marker;
    }

    /** Goes over the segment that this marker begins. */
    private int behind(int marker) throws FlawedPictureException {
        if (isFrame(marker)) {
            frame(marker);
        } else if (marker == APP1) {
            int orientationSaid = ExifOrientation.of(in.take(length()));
            orientation = orientation == 1 ? orientationSaid : orientation;
        } else if (marker == SCAN) {
            in.skip(length());
            return afterScan();
        } else if (!standsAlone(marker)) {
            in.skip(length());
        }
        return marker();
    }

    private void frame(int marker) throws FlawedPictureException {
        int length = length();
        if (length < 6) {
            throw damaged("its header is too short");
        }
        in.skip(1);
        height = in.u16();
        width = in.u16();
        in.skip(length - 5L);
        progressive = marker == 0xc2 || marker == 0xc6 || marker == 0xca || marker == 0xce;
        Sizes.check(width, height, bounds);
    }

    private int length() throws FlawedPictureException {
        int length = in.u16() - 2;
        if (length < 0) {
            throw damaged("a segment has no length");
        }
        return length;
    }

    /** The first marker behind the packed pixels that is none of theirs. */
    private int afterScan() throws FlawedPictureException {
        if (width == 0) {
            throw damaged("it has pixels before its header");
        }
        if (++scans > MOST_SCANS) {
            throw damaged("it has more than " + MOST_SCANS + " scans");
        }
        while (true) {
            in.seekBehind(MARK);
            int next = in.u8();
            while (next == MARK) {
                next = in.u8();
            }
            if (next != 0 && !isRestart(next)) {
                return next;
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker == 0xd8 || isRestart(marker);
    }

    private static FlawedPictureException damaged(String what) {
        return new FlawedPictureException(Flaw.DAMAGED, "The JPEG is damaged: " + what + ".");
    }
}
