package io.lightmill.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.stub.GatewayProcess;
import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A gateway that is asked to stop owes an answer to everybody who came before, and sends the others elsewhere. */
class GracefulStopIT {

    private static final String JOB = "0190aaaa-0000-7000-8000-00000000000f";

    @Test
    void what_is_under_way_ends_streams_end_in_order_and_who_still_comes_is_sent_elsewhere() throws Exception {
        Map<String, String> settings = new HashMap<>(new SiblingPorts().start());
        settings.put("quarkus.shutdown.delay", "8S");
        CountDownLatch slow = new CountDownLatch(1);
        try (StubSibling job = StubSibling.at(requireNonNull(settings.get("lightmill.job.url")));
                GatewayProcess gateway = GatewayProcess.start(settings);
                HttpClient client = HttpClient.newHttpClient();
                RawHttp browser = RawHttp.to(gateway.port());
                RawHttp lateBrowser = RawHttp.to(gateway.port())) {
            new StubKeys().in(job);
            job.on("GET /jobs/" + JOB, (exchange, stub) -> {
                stub.keep(exchange, new byte[0]);
                hang(slow);
                Answer.json(200, "{\"id\":\"" + JOB + "\"}").give(exchange, stub);
            });
            CompletableFuture<HttpResponse<String>> underWay =
                    client.sendAsync(get(gateway, "/api/jobs/" + JOB), BodyHandlers.ofString());
            await().until(() -> !job.asked().isEmpty());
            openStream(browser);

            gateway.terminate();

            assertThat(browser.restAsText()).contains("retry: 1000").endsWith("0\r\n\r\n");
            openStream(lateBrowser);
            assertThat(lateBrowser.restAsText()).contains("retry: 1000").endsWith("0\r\n\r\n");
            HttpResponse<String> late = client.send(get(gateway, "/api/webhook/runpod"), BodyHandlers.ofString());
            assertThat(late.statusCode()).isEqualTo(200);
            assertThat(late.headers().firstValue("Connection")).hasValue("close");
            assertThat(underWay).isNotDone();
            slow.countDown();
            assertThat(underWay.get().statusCode()).isEqualTo(200);
            assertThat(gateway.ends(Duration.ofSeconds(30))).isTrue();
        }
    }

    private static void openStream(RawHttp browser) throws Exception {
        browser.send(
                "GET /api/events HTTP/1.1",
                "Host: here",
                "Connection: close",
                "Authorization: Bearer " + StubKeys.GOOD);
        assertThat(browser.head()).startsWith("HTTP/1.1 200");
    }

    private static HttpRequest get(GatewayProcess gateway, String path) {
        return HttpRequest.newBuilder(gateway.at(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + StubKeys.GOOD)
                .build();
    }

    private static void hang(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
