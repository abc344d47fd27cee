package io.lightmill.storage.bundle;

import java.time.Instant;

/**
 * One file in a ZIP.
 *
 * @param name its path, with slashes
 */
record ZipEntry(String name, long bytes, long crc32, Instant modified) {}
