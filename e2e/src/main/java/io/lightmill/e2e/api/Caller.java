package io.lightmill.e2e.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends requests to one address, with a key or without one. HTTP/1.1, because a plain upload must not begin with an
 * upgrade.
 */
public final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final @Nullable String key;

    /**
     * Somebody.
     *
     * @param key an API key; null: nobody in particular
     */
    public Caller(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    /** The address. */
    public URI base() {
        return base;
    }

    /** The key that it sends; null: none. */
    public @Nullable String key() {
        return key;
    }

    /** A request to a path of the address, or to an absolute one, with the key. */
    public HttpRequest.Builder to(String pathOrUrl) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(pathOrUrl)).timeout(PATIENCE);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Asks. */
    public Answer get(String path) {
        return send(to(path).GET());
    }

    /** Sends a record, or anything that is JSON. */
    public Answer post(String path, Object body) {
        return postText(path, Json.write(body));
    }

    /** Sends a text that claims to be JSON. */
    public Answer postText(String path, String body) {
        return send(json(path).POST(BodyPublishers.ofString(body)));
    }

    /** Sends nothing. */
    public Answer post(String path) {
        return send(to(path).POST(BodyPublishers.noBody()));
    }

    /** A request that will carry JSON. */
    public HttpRequest.Builder json(String path) {
        return to(path).header("Content-Type", "application/json");
    }

    /** Sends a file as a browser's form would. */
    public Answer postFile(String path, String name, BodyPublisher file) {
        String boundary = "lightmill-" + Integer.toHexString(System.identityHashCode(file));
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        BodyPublisher form = BodyPublishers.concat(BodyPublishers.ofString(head), file, BodyPublishers.ofString(tail));
        return send(to(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(form));
    }

    /** Sends it and waits for the whole answer. */
    public Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response = exchange(request, BodyHandlers.ofByteArray());
        return new Answer(
                request.method() + " " + request.uri().getPath(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    /** Sends it and reads the answer as the reader wishes. */
    public <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return CLIENT.send(request, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
