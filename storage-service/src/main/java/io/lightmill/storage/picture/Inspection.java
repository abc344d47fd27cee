package io.lightmill.storage.picture;

/** What one pass over a whole picture brought. */
public record Inspection(Picture picture, Fingerprint fingerprint) {}
