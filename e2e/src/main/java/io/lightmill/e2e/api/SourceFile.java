package io.lightmill.e2e.api;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Uploads;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file on somebody's disk.
 *
 * @param name file name or relative path
 */
public record SourceFile(String name, byte[] bytes) {

    /** Of its bytes, as the API wants it. */
    public String sha256() {
        return sha256(bytes);
    }

    /** As it is announced. */
    public Uploads.File announcement() {
        return new Uploads.File(name, bytes.length, sha256());
    }

    /** As a submission names it. */
    public InputRef reference() {
        return new InputRef(sha256(), name);
    }

    /** 64 lower-case hex digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
