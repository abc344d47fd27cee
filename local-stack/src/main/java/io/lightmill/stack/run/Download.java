package io.lightmill.stack.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One file, fetched beside its place and moved there when it is whole. What was cut off is gone on with, in this run or a later one,
 * as long as the server still says the same ETag; otherwise it begins anew.
 */
final class Download {

    private static final int BUFFER = 1 << 17;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Api api;
    private final String path;
    private final Path target;
    private final Path part;
    private final Path tag;

    Download(Api api, String path, Path target) {
        this.api = api;
        this.path = path;
        this.target = target.toAbsolutePath();
        this.part = this.target.resolveSibling(target.getFileName() + ".part");
        this.tag = this.target.resolveSibling(target.getFileName() + ".part.etag");
    }

    /** Fetches it; returns its size. */
    long fetch() throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        long bytes = api.patience().call(this::fetchOrGoOn);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tag);
        return bytes;
    }

    private long fetchOrGoOn() throws IOException, InterruptedException {
        long have = resumable();
        HttpRequest.Builder request = api.request(path).header("Accept", "application/zip");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-").header("If-Range", Files.readString(tag));
        }
        HttpResponse<InputStream> answer = api.client().send(request.GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return switch (answer.statusCode()) {
                case OK -> take(answer, body, 0);
                case PARTIAL -> take(answer, body, have);
                case RANGE_NOT_SATISFIABLE -> startOver();
                default -> throw ApiProblem.of(answer, new String(body.readNBytes(BUFFER)));
            };
        }
    }

    /** What we have lies outside of what there is; that file is another one. */
    private long startOver() throws IOException {
        Files.deleteIfExists(tag);
        throw new IOException("the file has changed on the server");
    }

    private long resumable() throws IOException {
        return Files.exists(part) && Files.exists(tag) ? Files.size(part) : 0;
    }

    private long take(HttpResponse<InputStream> answer, InputStream body, long from) throws IOException {
        if (from == 0) {
            remember(answer.headers().firstValue("ETag"));
        }
        try (OutputStream out = Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
                StandardOpenOption.WRITE)) {
            copy(body, out);
        }
        long size = Files.size(part);
        long expected =
                from + answer.headers().firstValueAsLong("Content-Length").orElse(size - from);
        if (size != expected) {
            throw new IOException("cut off after " + size + " of " + expected + " bytes");
        }
        return size;
    }

    /** Without a strong tag nobody knows whether the rest belongs to the beginning. */
    private void remember(Optional<String> etag) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag);
        if (etag.isPresent() && !etag.get().startsWith("W/")) {
            Files.writeString(tag, etag.get());
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }
}
