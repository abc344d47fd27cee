package io.lightmill.storage.input;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.storage.picture.Inspection;
import java.util.UUID;

/** A user's picture: whole, within the bounds, and stored under its hash. */
public record Input(
        UUID userId,
        String sha256,
        String name,
        String contentType,
        long bytes,
        int width,
        int height,
        long crc32,
        long crc32c) {

    /** Of a file that was just looked through. */
    public static Input of(UUID userId, String name, Inspection inspection) {
        var print = inspection.fingerprint();
        var picture = inspection.picture();
        return new Input(
                userId,
                print.sha256(),
                name,
                picture.type().contentType(),
                print.bytes(),
                picture.width(),
                picture.height(),
                print.crc32(),
                print.crc32c());
    }

    /** What job-service is told. */
    public InputsLookup.Known known() {
        return new InputsLookup.Known(sha256, name, contentType, bytes, width, height);
    }
}
