package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker says reaches a dispatcher as long as there is one, and its answer is a dispatcher's. */
class RepeatablePassageTest extends PassageScene {

    @BeforeEach
    void start() throws Exception {
        gateway(urls, Duration.ofSeconds(20));
    }

    @Test
    void each_replica_gets_its_part() {
        claims(10);
        assertThat(first.asked()).hasSize(5);
        assertThat(second.asked()).hasSize(5);
        assertThat(second.last().text()).isEqualTo(WORDS);
        assertThat(second.last().header("Authorization")).isEqualTo("Bearer k1.token");
    }

    @Test
    void one_that_is_down_fails_no_claim() {
        first.close();
        claims(10);
        assertThat(second.asked()).hasSize(10);
    }

    @Test
    void one_that_was_down_is_left_alone_for_a_moment_and_then_gets_its_part_again() {
        first.close();
        claims(2);
        try (StubSibling again = StubSibling.at(urls.getFirst())) {
            claims(4);
            assertThat(again.asked()).isEmpty();
            now = now.plusSeconds(2);
            claims(6);
            assertThat(again.asked()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void one_that_dies_with_the_claim_in_its_hands_is_replaced_by_the_other() {
        breaksOff(first);
        claims(2);
        assertThat(first.asked()).hasSize(1);
        assertThat(second.asked()).hasSize(2);
        assertThat(second.asked()).allSatisfy(asked -> assertThat(asked.text()).isEqualTo(WORDS));
    }

    @Test
    void one_that_is_about_to_stop_is_replaced_by_the_other() {
        first.otherwise(Answer.of(503, "text/plain", new byte[0]));
        claims(2);
        assertThat(second.asked()).hasSize(2);
    }

    @Test
    void one_that_was_stopped_and_keeps_silent_is_replaced_by_the_other() {
        CountDownLatch silence = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> await(silence));
        claims(2);
        assertThat(second.asked()).hasSize(2);
        silence.countDown();
    }

    @Test
    void a_dispatchers_own_problem_is_its_answer() {
        Answer problem = Answer.of(503, "application/problem+json", "{\"type\":\"x\"}".getBytes(), "Retry-After", "1");
        first.otherwise(problem);
        second.otherwise(problem);
        HttpResponse<String> answer = claim();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"type\":\"x\"}");
        assertThat(first.asked().size() + second.asked().size()).isEqualTo(1);
    }

    @Test
    void without_any_the_worker_is_told_when_to_come_again() {
        first.close();
        breaksOff(second);
        HttpResponse<String> answer = claim();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.body()).contains("urn:lightmill:error:unavailable");
    }

    @Test
    void when_both_were_away_they_are_asked_all_the_same() {
        first.close();
        second.close();
        assertThat(claim().statusCode()).isEqualTo(503);
        try (StubSibling again = StubSibling.at(urls.getLast())) {
            claims(3);
            assertThat(again.asked()).hasSize(3);
        }
    }
}
