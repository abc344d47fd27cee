package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.stub.Latches;
import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies of any size go through without being held: who reads slowly slows down who writes. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class StreamingTest {

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    private StubSibling job;
    private StubSibling storage;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        storage = StubSibling.at(storageUrl);
        new StubKeys().in(job);
    }

    @AfterEach
    void stop() {
        job.close();
        storage.close();
    }

    @Test
    void a_download_that_nobody_reads_stops_its_source_and_goes_on_when_it_is_read() throws IOException {
        AtomicLong written = new AtomicLong();
        storage.otherwise((exchange, stub) -> {
            exchange.sendResponseHeaders(200, LargeBody.SIZE);
            LargeBody.writeLarge(exchange.getResponseBody(), written);
        });
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send("GET /objects/outputs/a?sig=1 HTTP/1.1", "Host: here", "Connection: close");
            await().until(() -> written.get() > 0);
            long stopped = LargeBody.untilItStops(written);
            assertThat(stopped).isLessThan(LargeBody.ON_THE_WAY);
            assertThat(browser.head())
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-length: " + LargeBody.SIZE);
            assertThat(browser.rest()).isEqualTo(LargeBody.SIZE);
        }
    }

    @Test
    void an_upload_that_nobody_takes_stops_the_browser_and_arrives_whole_when_it_is_taken() throws Exception {
        CountDownLatch take = new CountDownLatch(1);
        CompletableFuture<Long> taken = new CompletableFuture<>();
        storage.otherwise((exchange, stub) -> {
            Latches.awaitQuietly(take);
            taken.complete(LargeBody.count(exchange.getRequestBody()));
            exchange.sendResponseHeaders(201, -1);
        });
        AtomicLong written = new AtomicLong();
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send("PUT /objects/uploads/a?sig=1 HTTP/1.1", "Host: here", "Content-Length: " + LargeBody.SIZE);
            Thread writer = Thread.startVirtualThread(() -> LargeBody.writeQuietly(browser, written));
            await().until(() -> written.get() > 0);
            assertThat(LargeBody.untilItStops(written)).isLessThan(LargeBody.ON_THE_WAY);
            take.countDown();
            assertThat(browser.head()).startsWith("HTTP/1.1 201");
            assertThat(taken.get(1, TimeUnit.SECONDS)).isEqualTo(LargeBody.SIZE);
            writer.join();
        }
    }

    @Test
    void a_file_in_a_form_streams_too() throws Exception {
        CompletableFuture<Long> taken = new CompletableFuture<>();
        storage.on("POST /upload-image", (exchange, stub) -> {
            stub.keep(exchange, new byte[0]);
            taken.complete(LargeBody.count(exchange.getRequestBody()));
            exchange.sendResponseHeaders(201, -1);
        });
        String before = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        String after = "\r\n--xx--\r\n";
        long size = 50L << 20;
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(
                    "POST /api/upload-image HTTP/1.1",
                    "Host: here",
                    "Authorization: Bearer " + StubKeys.GOOD,
                    "Content-Type: multipart/form-data; boundary=xx",
                    "Content-Length: " + (before.length() + size + after.length()));
            browser.out().write(before.getBytes());
            for (long sent = 0; sent < size; sent += LargeBody.CHUNK) {
                browser.out().write(new byte[LargeBody.CHUNK]);
            }
            browser.out().write(after.getBytes());
            assertThat(browser.head()).startsWith("HTTP/1.1 201");
        }
        assertThat(taken.get(1, TimeUnit.SECONDS)).isEqualTo(size);
        assertThat(storage.last().uri()).isEqualTo("/upload-image?name=a+b.png");
        assertThat(storage.last().header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void a_form_without_a_file_and_one_that_is_cut_off_are_refused() throws IOException {
        storage.on("POST /upload-image", (exchange, stub) -> {
            LargeBody.count(exchange.getRequestBody());
            exchange.sendResponseHeaders(201, -1);
        });
        assertThat(form("--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--xx--\r\n"))
                .startsWith("HTTP/1.1 422");
        assertThat(form("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_chunked_body_beyond_its_bound_is_broken_off() throws IOException {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        job.on("POST /jobs", (exchange, stub) -> {
            try {
                LargeBody.count(exchange.getRequestBody());
                cut.complete(false);
            } catch (IOException broken) {
                cut.complete(true);
            }
        });
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(
                    "POST /api/jobs/submit HTTP/1.1",
                    "Host: here",
                    "Authorization: Bearer " + StubKeys.GOOD,
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked");
            Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        browser.out().write((Integer.toHexString(LargeBody.CHUNK) + "\r\n").getBytes());
                        browser.out().write(new byte[LargeBody.CHUNK]);
                        browser.out().write("\r\n".getBytes());
                    }
                } catch (IOException closed) {
                    // The test has its answer.
                }
            });
            assertThat(browser.head()).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(cut).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(
                    "POST /api/worker/attempts/x/beat HTTP/1.1",
                    "Host: here",
                    "Content-Length: 2097153",
                    "Expect: 100-continue");
            assertThat(browser.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void who_asks_whether_to_send_is_told_to_go_on() throws IOException {
        storage.otherwise((exchange, stub) -> {
            LargeBody.count(exchange.getRequestBody());
            exchange.sendResponseHeaders(201, -1);
        });
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send("PUT /objects/a?sig=1 HTTP/1.1", "Host: here", "Content-Length: 4", "Expect: 100-continue");
            assertThat(browser.head()).startsWith("HTTP/1.1 100");
            browser.out().write(new byte[4]);
            assertThat(browser.head()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void a_browser_that_leaves_stops_the_source() throws Exception {
        BlockingQueue<Boolean> stopped = new LinkedBlockingQueue<>();
        storage.otherwise((exchange, stub) -> {
            exchange.sendResponseHeaders(200, LargeBody.SIZE);
            try {
                LargeBody.writeLarge(exchange.getResponseBody(), new AtomicLong());
                stopped.add(false);
            } catch (IOException cut) {
                stopped.add(true);
            }
        });
        for (String path : List.of("/objects/a?sig=1", "/api/items/0190aaaa-0000-7000-8000-00000000000f/output")) {
            try (RawHttp browser = RawHttp.toGateway()) {
                browser.send("GET " + path + " HTTP/1.1", "Host: here", "Authorization: Bearer " + StubKeys.GOOD);
                assertThat(browser.head()).startsWith("HTTP/1.1 200");
            }
            assertThat(stopped.poll(5, TimeUnit.SECONDS)).as(path).isEqualTo(true);
        }
    }

    @Test
    void half_an_answer_never_looks_like_a_whole_one() throws IOException {
        storage.otherwise((exchange, stub) -> {
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(new byte[1000]);
            exchange.getResponseBody().flush();
        });
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send("GET /objects/a?sig=1 HTTP/1.1", "Host: here");
            assertThat(browser.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 2000");
            assertThat(browser.restAsText()).hasSizeLessThanOrEqualTo(1000);
        }
    }

    private String form(String body) throws IOException {
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(
                    "POST /api/upload-image HTTP/1.1",
                    "Host: here",
                    "Authorization: Bearer " + StubKeys.GOOD,
                    "Content-Type: multipart/form-data; boundary=xx",
                    "Content-Length: " + body.length());
            browser.out().write(body.getBytes());
            return browser.head();
        }
    }
}
