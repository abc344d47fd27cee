package io.lightmill.e2e.access;

import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.picture.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Goes to a route as somebody, asks for the owner's things, and tells what was heard. */
public final class Visits {

    private static final int LONGEST_ANSWER = 1 << 20;

    private final URI url;
    private final Map<Visitor, String> keys;
    private final String session;

    /**
     * To the gateway at this address.
     *
     * @param keys of those who send one, valid or not
     * @param session the owner's, as a browser keeps it
     */
    public Visits(URI url, Map<Visitor, String> keys, String session) {
        this.url = url;
        this.keys = keys;
        this.session = session;
    }

    /** What came back, as far as it matters; the beginning of a long answer, and of one that does not end only that it began. */
    public record Heard(int status, String text) {}

    /** Sends the request that the rule says. */
    public Heard call(Route route, Rule rule, Visitor visitor, Things things) {
        Caller caller = new Caller(url, keys.get(visitor));
        HttpRequest.Builder request = caller.to(things.in(route.path())).timeout(Duration.ofSeconds(30));
        if (visitor == Visitor.OWNER_IN_A_BROWSER || visitor == Visitor.FOREIGN_PAGE) {
            request.header("Cookie", "lightmill-session=" + session)
                    .header("Sec-Fetch-Site", visitor == Visitor.FOREIGN_PAGE ? "cross-site" : "same-origin");
        }
        request.method(route.method(), body(request, route, rule, things));
        HttpResponse<InputStream> response = caller.exchange(request.build(), BodyHandlers.ofInputStream());
        boolean endless = route.operation().equals("streamEvents") && response.statusCode() == 200;
        try (InputStream answer = response.body()) {
            byte[] text = endless ? new byte[0] : answer.readNBytes(LONGEST_ANSWER);
            return new Heard(response.statusCode(), new String(text, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BodyPublisher body(HttpRequest.Builder request, Route route, Rule rule, Things things) {
        if (route.operation().equals("uploadImage")) {
            return picture(request);
        }
        if (rule.body() == null) {
            return BodyPublishers.noBody();
        }
        request.header("Content-Type", "application/json");
        return BodyPublishers.ofString(rule.body().apply(things));
    }

    private static BodyPublisher picture(HttpRequest.Builder request) {
        request.header("Content-Type", "multipart/form-data; boundary=b");
        return BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"),
                BodyPublishers.ofByteArray(Pictures.png(6, 8)),
                BodyPublishers.ofString("\r\n--b--\r\n"));
    }
}
