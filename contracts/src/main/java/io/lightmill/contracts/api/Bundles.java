package io.lightmill.contracts.api;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bundle as URLs: {@code GET /api/jobs/{id}/download} and {@code GET /api/download/{groupId}} as JSON. */
public final class Bundles {

    /**
     * One page of a bundle's pictures.
     *
     * @param zip where the whole is, as one file
     * @param bytes length of that file
     * @param count pictures in all
     * @param next the cursor of the next page; null: this was the last
     */
    @Schema(name = "BundleListing")
    public record Listing(
            String zip,
            long bytes,
            int count,
            List<File> files,
            @Nullable String next) {}

    /**
     * One picture.
     *
     * @param path its name inside of the ZIP
     */
    @Schema(name = "BundleFile")
    public record File(
            UUID jobId, UUID itemId, String path, String contentType, long bytes, String sha256, Ticket ticket) {}

    /**
     * What a bundle has of an item: job-service tells it storage-service.
     *
     * @param standIn the item that took its place after it failed; null: none did
     */
    @Schema(name = "BundleItem")
    public record Item(ItemView item, @Nullable ItemView standIn) {}

    private Bundles() {}
}
