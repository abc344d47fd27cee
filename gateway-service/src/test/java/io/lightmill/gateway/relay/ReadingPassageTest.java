package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.gateway.stub.StubSibling.Answer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only reads is asked once more where its connection broke before an answer; nothing else is. */
class ReadingPassageTest extends PassageScene {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Override
    void pass(RoutingContext exchange, Way way) {
        new Passage(vertx, exchange.request(), Ending.of(exchange), way).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void one_that_is_alone_and_broke_off_is_asked_again(String method) throws Exception {
        gateway(urls.subList(0, 1), LONG);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, new byte[0]);
            stub.otherwise(Answer.json(200, "{}"));
            throw new IOException("closed");
        });
        assertThat(ask(method).statusCode()).isEqualTo(200);
        assertThat(first.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo(method);
            assertThat(asked.header("Authorization")).isEqualTo("Bearer k1.token");
        });
    }

    @Test
    void one_that_dies_with_the_question_in_its_hands_is_replaced_by_the_other() throws Exception {
        gateway(urls, LONG);
        breaksOff(first);
        second.otherwise(Answer.json(200, "{\"by\":2}"));
        for (int time = 0; time < 4; time++) {
            assertThat(ask("GET").body()).isEqualTo("{\"by\":2}");
        }
        assertThat(first.asked()).as("it is left alone for a moment").hasSize(1);
    }

    @Test
    void one_that_breaks_off_twice_did_not_answer() throws Exception {
        gateway(urls.subList(0, 1), LONG);
        breaksOff(first);
        HttpResponse<String> answer = ask("GET");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("dispatcher-service broke off");
        assertThat(first.asked()).hasSize(2);
    }

    @Test
    void one_that_keeps_silent_is_not_waited_for_twice() throws Exception {
        gateway(urls.subList(0, 1), Duration.ofMillis(300));
        CountDownLatch silence = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, new byte[0]);
            await(silence);
        });
        assertThat(ask("GET").body()).contains("dispatcher-service did not answer in time");
        assertThat(first.asked()).hasSize(1);
        silence.countDown();
    }

    @Test
    void half_an_answer_stays_half() throws Exception {
        gateway(urls.subList(0, 1), LONG);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, new byte[0]);
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("killed");
        });
        assertThatThrownBy(() -> ask("GET")).hasRootCauseInstanceOf(IOException.class);
        assertThat(first.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void what_does_something_is_said_once(String method) throws Exception {
        gateway(urls.subList(0, 1), LONG);
        breaksOff(first);
        assertThat(ask(method).statusCode()).isEqualTo(503);
        assertThat(first.asked()).hasSize(1);
    }

    private HttpResponse<String> ask(String method) {
        return send(method, BodyPublishers.noBody());
    }
}
