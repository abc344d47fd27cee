package io.lightmill.gateway.ui;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with what the build compressed of it.
 *
 * @param brotli null: not worth it
 * @param gzip likewise
 */
record UiFile(
        String contentType,
        String tag,
        Buffer plain,
        @Nullable Buffer brotli,
        @Nullable Buffer gzip) {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    static UiFile of(String path, Buffer plain, @Nullable Buffer brotli, @Nullable Buffer gzip) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new UiFile(TYPES.getOrDefault(extension, "application/octet-stream"), tag(plain), plain, brotli, gzip);
    }

    private static String tag(Buffer bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The smallest form that the browser takes. */
    Form formFor(@Nullable String acceptEncoding) {
        if (brotli != null && takes(acceptEncoding, "br")) {
            return new Form("br", brotli, '"' + tag + "-br\"");
        }
        if (gzip != null && takes(acceptEncoding, "gzip")) {
            return new Form("gzip", gzip, '"' + tag + "-gzip\"");
        }
        return new Form(null, plain, '"' + tag + '"');
    }

    private static boolean takes(@Nullable String acceptEncoding, String encoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String offer : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = offer.strip().split(";", 2);
            if (parts[0].strip().equals(encoding)) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /**
     * What is sent.
     *
     * @param encoding null: as it is
     */
    record Form(@Nullable String encoding, Buffer bytes, String etag) {}
}
