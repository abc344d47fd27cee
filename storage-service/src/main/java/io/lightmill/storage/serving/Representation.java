package io.lightmill.storage.serving;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the bytes that are sent.
 *
 * @param etag strong, quotes included
 * @param fileName what to save it as; null: it is shown, not saved
 * @param cacheControl how long a browser may keep it
 */
public record Representation(
        String contentType, String etag, @Nullable String fileName, String cacheControl) {

    private static final String FOR_GOOD = "private, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "private, no-cache";

    /** A picture, shown in place; its bytes never change under this tag. */
    public static Representation picture(String contentType, String etag) {
        return new Representation(contentType, etag, null, FOR_GOOD);
    }

    /** A file to save; asked for again each time. */
    public static Representation download(String contentType, String etag, String fileName) {
        return new Representation(contentType, etag, fileName, ASK_AGAIN);
    }

    /** RFC 6266: the plain name for old clients, the encoded one for all others. */
    @Nullable
    String contentDisposition() {
        if (fileName == null) {
            return null;
        }
        String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
