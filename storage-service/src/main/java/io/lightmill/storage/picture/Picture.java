package io.lightmill.storage.picture;

/**
 * What a picture says of itself.
 *
 * @param width as people see it, after EXIF orientation
 * @param height likewise
 * @param decodesRowByRow false: decoding needs memory for every pixel (progressive JPEG, WebP)
 */
public record Picture(PictureType type, int width, int height, boolean decodesRowByRow) {

    static Picture of(PictureType type, int width, int height, int orientation) {
        return of(type, width, height, orientation, true);
    }

    static Picture of(PictureType type, int width, int height, int orientation, boolean decodesRowByRow) {
        boolean lies = orientation >= 5;
        return new Picture(type, lies ? height : width, lies ? width : height, decodesRowByRow);
    }

    /** How many there are. */
    public long pixels() {
        return (long) width * height;
    }
}
