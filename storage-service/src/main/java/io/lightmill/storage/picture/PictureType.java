package io.lightmill.storage.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types that are accepted, told by the first bytes and never by a name or a header. */
public enum PictureType {
    /** Portable Network Graphics. */
    PNG("image/png", "png"),
    /** JPEG. */
    JPEG("image/jpeg", "jpg"),
    /** WebP. */
    WEBP("image/webp", "webp");

    /** How many first bytes {@link #sniff} wants. */
    public static final int SNIFFED_BYTES = 12;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String contentType;
    private final String extension;

    PictureType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The media type to serve it with. */
    public String contentType() {
        return contentType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    /** The type with that media type; files of other types are never stored. */
    public static PictureType ofContentType(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a picture type: " + contentType));
    }

    /** All media types. */
    public static List<String> contentTypes() {
        return Arrays.stream(values()).map(PictureType::contentType).toList();
    }

    /** The type that a file with these first bytes has. */
    public static Optional<PictureType> sniff(byte[] start) {
        if (startsWith(start, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (startsWith(start, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(JPEG);
        }
        return isWebp(start) ? Optional.of(WEBP) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static boolean isWebp(byte[] start) {
        return start.length >= SNIFFED_BYTES
                && startsWith(start, new byte[] {'R', 'I', 'F', 'F'})
                && Arrays.equals(start, 8, 12, new byte[] {'W', 'E', 'B', 'P'}, 0, 4);
    }
}
