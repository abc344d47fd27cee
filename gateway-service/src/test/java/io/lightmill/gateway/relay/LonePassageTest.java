package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.StubSibling.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Where there is one dispatcher only, what a worker says is tried over another connection, once, and no longer. */
class LonePassageTest extends PassageScene {

    private void alone(Duration answerWithin) throws Exception {
        gateway(urls.subList(0, 1), answerWithin);
    }

    @Test
    void one_that_is_alone_is_asked_again_over_another_connection() throws Exception {
        alone(Duration.ofSeconds(20));
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            stub.otherwise(Answer.json(200, "{}"));
            throw new IOException("closed");
        });
        claims(1);
        assertThat(first.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.text()).isEqualTo(WORDS));
    }

    @Test
    void one_that_is_alone_and_breaks_off_twice_did_not_answer() throws Exception {
        alone(Duration.ofSeconds(20));
        breaksOff(first);
        assertThat(claim().body()).contains("dispatcher-service did not answer; it may have done what was asked.");
        assertThat(first.asked()).hasSize(2);
    }

    @Test
    void one_that_is_alone_and_keeps_silent_is_not_waited_for_twice() throws Exception {
        alone(Duration.ofMillis(300));
        CountDownLatch silence = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            await(silence);
        });
        assertThat(claim().body()).contains("dispatcher-service did not answer");
        assertThat(first.asked()).hasSizeLessThan(2);
        silence.countDown();
    }

    @Test
    void one_that_is_alone_and_about_to_stop_is_not_pressed() throws Exception {
        alone(Duration.ofSeconds(20));
        first.otherwise(Answer.of(503, "text/plain", new byte[0]));
        assertThat(claim().body()).contains("dispatcher-service is starting or about to stop.");
        assertThat(first.asked()).hasSize(1);
    }

    @Test
    void one_that_is_not_there_cannot_be_reached() throws Exception {
        alone(Duration.ofSeconds(20));
        first.close();
        assertThat(claim().body()).contains("dispatcher-service cannot be reached.");
    }

    @Test
    void one_whose_connections_are_all_in_use_is_not_waited_for() throws Exception {
        CountDownLatch silence = new CountDownLatch(1);
        aloneWithOneConnectionInUse(silence);
        assertThat(claim().body()).contains("dispatcher-service cannot be reached.");
        assertThat(first.asked()).hasSize(1);
        silence.countDown();
    }

    @Test
    void a_worker_that_leaves_while_it_waits_for_a_connection_is_not_spoken_for() throws Exception {
        CountDownLatch silence = new CountDownLatch(1);
        aloneWithOneConnectionInUse(silence);
        try (Socket leaving = new Socket(InetAddress.getLoopbackAddress(), port())) {
            leaving.getOutputStream()
                    .write(("POST /worker/invocations/left/claims HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        await(gone);
        silence.countDown();
        assertThat(claim().statusCode()).isEqualTo(200);
        assertThat(first.asked()).hasSize(2).noneMatch(asked -> asked.text().equals("{}"));
    }

    /** The one connection's claim is answered when the silence ends, and so are those after it. */
    private void aloneWithOneConnectionInUse(CountDownLatch silence) throws Exception {
        gateway(new Sibling(vertx, "dispatcher-service", urls.subList(0, 1), 1, () -> now), Duration.ofSeconds(20));
        CountDownLatch asked = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            asked.countDown();
            await(silence);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
        });
        Thread.ofVirtual().start(this::claim);
        await(asked);
    }

    @Test
    void an_answer_that_is_too_large_to_be_held_is_none() throws Exception {
        alone(Duration.ofSeconds(20));
        first.otherwise(Answer.of(200, "application/json", new byte[HeldAnswer.MOST_BYTES + 1]));
        assertThat(claim().body()).contains("dispatcher-service did not answer");
        first.otherwise(Answer.of(200, "application/json", new byte[HeldAnswer.MOST_BYTES]));
        assertThat(claim().body()).hasSize(HeldAnswer.MOST_BYTES);
    }
}
