package io.lightmill.storage.picture;

/**
 * What identifies a file's bytes.
 *
 * @param sha256 64 lower-case hex digits
 * @param crc32 as ZIP wants it, unsigned
 * @param crc32c as Google Cloud Storage gives it, unsigned
 */
public record Fingerprint(long bytes, String sha256, long crc32, long crc32c) {}
