package io.lightmill.storage.object;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of one object. Keys are made of ids and hashes only, never of what a user typed, so no key leads out of the
 * bucket or onto another's object.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}(/[a-z0-9][a-z0-9-]{0,79}){1,4}");

    /** @throws IllegalArgumentException when it does not have the form of a key */
    public ObjectKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    /** Whether the text has the form of a key. */
    public static boolean isKey(String text) {
        return FORM.matcher(text).matches();
    }

    /** Sent by a browser, not checked yet. */
    public static ObjectKey upload(UUID userId, String sha256) {
        return new ObjectKey("uploads/" + userId + "/" + sha256);
    }

    /** Checked; stored once per user and content. */
    public static ObjectKey input(UUID userId, String sha256) {
        return new ObjectKey("inputs/" + userId + "/" + sha256);
    }

    /** Written once by the worker that made it. */
    public static ObjectKey output(UUID jobId, UUID itemId, UUID attemptId) {
        return new ObjectKey("outputs/" + jobId + "/" + itemId + "/" + attemptId);
    }

    /** A small picture of that output. */
    public static ObjectKey preview(UUID jobId, UUID itemId, UUID attemptId) {
        return new ObjectKey("previews/" + jobId + "/" + itemId + "/" + attemptId);
    }

    /** The parts between the slashes. */
    public String[] segments() {
        return value.split("/");
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
