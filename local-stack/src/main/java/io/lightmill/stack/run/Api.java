package io.lightmill.stack.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import io.lightmill.stack.home.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The gateway, spoken to with an API key. Every call here may be repeated without harm, so the passing failures are. */
final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final String url;
    private final String key;
    private final Patience patience;
    private final HttpClient client;

    Api(String url, String key, Patience patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
        // Over plain HTTP the JDK's client offers an upgrade to HTTP/2 with each request, which some servers trip over.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        return json(request(path).GET().build(), Json.MAPPER.constructType(type));
    }

    <T> T get(String path, TypeReference<T> type) throws IOException, InterruptedException {
        return json(request(path).GET().build(), Json.MAPPER.constructType(type.getType()));
    }

    <T> T post(String path, Object body, Map<String, String> headers, Class<T> type)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        headers.forEach(request::header);
        return json(request.build(), Json.MAPPER.constructType(type));
    }

    private <T> T json(HttpRequest request, JavaType type) throws IOException, InterruptedException {
        String body = patience.call(() -> {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw ApiProblem.of(answer, answer.body());
            }
            return answer.body();
        });
        return Json.MAPPER.readValue(body, type);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER).header("Authorization", "Bearer " + key);
    }

    HttpClient client() {
        return client;
    }

    Patience patience() {
        return patience;
    }
}
