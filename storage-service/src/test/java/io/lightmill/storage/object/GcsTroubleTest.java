package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket that does not want to now, as Google's answers 429 and 503: it is asked again, and what is there is never taken for absent. */
class GcsTroubleTest {

    private static final ObjectKey KEY = new ObjectKey("uploads/" + UUID.randomUUID());
    private static final String OBJECT = """
            {"kind":"storage#object","bucket":"lightmill","name":"%s","size":"7","updated":"2026-11-27T00:00:00.000Z"}
            """.formatted(KEY.value());

    /** What it answers before it does as it is asked. */
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer bucket;
    private GcsObjects store;

    @BeforeEach
    void start() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", this::answer);
        bucket.start();
        store = GcsObjects.open(
                "lightmill",
                new EmulatedBucket("http://127.0.0.1:" + bucket.getAddress().getPort()),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        bucket.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void one_that_refuses_for_a_moment_is_asked_again(int status) {
        refusals.add(status);

        assertThat(store.head(KEY))
                .hasValueSatisfying(object -> assertThat(object.bytes()).isEqualTo(7));

        assertThat(asked).hasSize(2);
    }

    @Test
    void one_that_lets_nobody_in_is_trouble_at_once() {
        refusals.add(403);

        assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreUnavailableException.class);

        assertThat(asked).hasSize(1);
    }

    @Test
    void only_its_own_word_is_absence() {
        refusals.add(404);

        assertThat(store.head(KEY)).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Integer refusal = refusals.poll();
            byte[] body = (refusal == null ? OBJECT : "{\"error\":{\"code\":%d,\"message\":\"no\"}}".formatted(refusal))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(refusal == null ? 200 : refusal, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
