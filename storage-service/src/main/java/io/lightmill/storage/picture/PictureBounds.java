package io.lightmill.storage.picture;

/** What a picture may have at most. */
public record PictureBounds(long bytes, long pixels) {}
