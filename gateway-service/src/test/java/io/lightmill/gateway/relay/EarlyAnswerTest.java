package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sibling may answer before it has the whole body: nobody waits for the other then, and connections stay of use. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class EarlyAnswerTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

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
    void who_was_answered_before_his_body_came_holds_no_connection_to_the_sibling() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        storage.otherwise((exchange, stub) -> {
            answerUnread(exchange);
            letGo.countDown();
        });
        try (RawHttp stranger = RawHttp.toGateway()) {
            stranger.send("PUT /objects/a?sig=wrong HTTP/1.1", "Host: here", "Content-Length: 1000");
            assertThat(stranger.head()).startsWith("HTTP/1.1 201");
            assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void who_was_answered_within_his_body_gets_rid_of_the_rest_and_may_ask_again() throws Exception {
        assertRidOfTheRest("", "PUT /objects/a?sig=1 HTTP/1.1", "Host: here", "Content-Length: " + LargeBody.SIZE);
    }

    @Test
    void who_was_answered_within_his_form_gets_rid_of_the_rest_and_may_ask_again() throws Exception {
        String part = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        assertRidOfTheRest(
                part,
                "POST /api/upload-image HTTP/1.1",
                "Host: here",
                "Authorization: Bearer " + StubKeys.GOOD,
                "Content-Type: multipart/form-data; boundary=xx",
                "Content-Length: " + (part.length() + LargeBody.SIZE));
    }

    @Test
    void who_sends_to_a_sibling_that_is_away_gets_rid_of_his_body_and_may_ask_again() throws Exception {
        storage.close();
        try (RawHttp browser = RawHttp.toGateway()) {
            assertRefused(
                    browser, "503", "PUT /objects/a?sig=1 HTTP/1.1", "Host: here", "Content-Length: " + LargeBody.SIZE);

            storage = StubSibling.at(storageUrl);
            storage.otherwise((exchange, stub) -> answerUnread(exchange));
            browser.send("GET /objects/a?sig=1 HTTP/1.1", "Host: here");
            assertAnswered(browser);
        }
    }

    @Test
    void who_says_that_his_body_is_too_large_gets_rid_of_it_and_may_ask_again() throws Exception {
        try (RawHttp worker = RawHttp.toGateway()) {
            assertRefused(
                    worker,
                    "413",
                    "POST /api/worker/attempts/x/beat HTTP/1.1",
                    "Host: here",
                    "Content-Length: " + LargeBody.SIZE);

            storage.otherwise((exchange, stub) -> answerUnread(exchange));
            worker.send("GET /objects/a?sig=1 HTTP/1.1", "Host: here");
            assertAnswered(worker);
        }
    }

    /** As a simple program sends: it reads nothing before all of its body is written. */
    private static void assertRefused(RawHttp sender, String status, String... head) throws Exception {
        sender.send(head);
        Thread writer = Thread.startVirtualThread(() -> LargeBody.writeQuietly(sender, new AtomicLong()));
        assertThat(writer.join(Duration.ofSeconds(60))).isTrue();
        String answer = sender.head();
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        Matcher length = LENGTH.matcher(answer);
        assertThat(length.find()).isTrue();
        assertThat(sender.in().readNBytes(Integer.parseInt(length.group(1))))
                .asString()
                .contains(status);
    }

    private void assertRidOfTheRest(String begin, String... head) throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        storage.otherwise((exchange, stub) -> {
            Latches.awaitQuietly(answer);
            answerUnread(exchange);
        });
        AtomicLong written = new AtomicLong();
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(head);
            browser.out().write(begin.getBytes());
            Thread writer = Thread.startVirtualThread(() -> LargeBody.writeQuietly(browser, written));
            await().until(() -> written.get() > 0);
            assertThat(LargeBody.untilItStops(written)).isLessThan(LargeBody.ON_THE_WAY);
            answer.countDown();
            assertAnswered(browser);
            assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
            assertThat(written.get()).isGreaterThanOrEqualTo(LargeBody.SIZE);
            browser.send("GET /objects/a?sig=1 HTTP/1.1", "Host: here");
            assertAnswered(browser);
        }
    }

    private static void answerUnread(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, 2);
        exchange.getResponseBody().write("{}".getBytes());
        exchange.getResponseBody().flush();
        try {
            LargeBody.count(exchange.getRequestBody());
        } catch (IOException broken) {
            // As good an end as any.
        }
    }

    private static void assertAnswered(RawHttp browser) throws IOException {
        assertThat(browser.head()).startsWith("HTTP/1.1 201");
        assertThat(browser.in().readNBytes(2)).asString().isEqualTo("{}");
    }
}
