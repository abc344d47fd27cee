package io.lightmill.storage.picture;

/** Holds a header's width and height against the bounds, before anything is decoded. */
final class Sizes {

    static void check(long width, long height, PictureBounds bounds) throws FlawedPictureException {
        if (width <= 0 || height <= 0) {
            throw new FlawedPictureException(Flaw.DAMAGED, "Its header says " + width + " × " + height + " pixels.");
        }
        if (width > bounds.pixels() || width * height > bounds.pixels()) {
            throw new FlawedPictureException(
                    Flaw.TOO_MANY_PIXELS,
                    "It has " + width + " × " + height + " pixels; at most " + bounds.pixels() + " are allowed.");
        }
    }

    private Sizes() {}
}
