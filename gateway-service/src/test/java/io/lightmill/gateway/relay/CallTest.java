package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that share one connection: a replica with a single one, and a server that answers when it is told. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
    private Replica replica;

    @BeforeEach
    void listen() {
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(asked::add).listen(0, "127.0.0.1"));
        replica = new Replica(vertx, "http://127.0.0.1:" + server.actualPort(), 1, InstantSource.system());
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void one_that_is_over_leaves_its_connection_alone() throws Exception {
        Call over = open();
        Future<HttpClientResponse> answer = over.send();
        answerNext("all of it");
        assertThat(await(answer.compose(HttpClientResponse::body)).toString()).isEqualTo("all of it");

        over.breakOff();

        assertThat(theNextIsAnswered()).isEqualTo("of the next");
    }

    @Test
    void one_whose_answer_nobody_has_read_yet_breaks_no_other_that_has_the_connection_now() throws Exception {
        Call slow = open();
        Future<HttpClientResponse> head = slow.send().onSuccess(HttpClientResponse::pause);
        answerNext("nobody reads it");
        await(head);

        // There is but one connection: that this has it shows that the other's answer is whole.
        Call next = open();
        Future<Buffer> answer = next.send().compose(HttpClientResponse::body);
        HttpServerRequest second = asked.take();
        slow.breakOff();
        settle();
        second.response().end("of the next");

        assertThat(await(answer).toString()).isEqualTo("of the next");
    }

    @Test
    void one_that_waits_for_its_answer_is_cut_off_and_its_connection_with_it() throws Exception {
        Call waiting = open();
        Future<HttpClientResponse> answer = waiting.send();
        HttpServerRequest first = asked.take();
        Future<Void> cut = Future.future(seen -> first.connection().closeHandler(seen::complete));

        waiting.breakOff();

        await(cut);
        assertThatThrownBy(() -> await(answer)).hasMessageContaining("reset");
        assertThat(theNextIsAnswered()).isEqualTo("of the next");
    }

    @Test
    void one_that_was_answered_before_all_of_its_body_came_is_cut_off() throws Exception {
        Call half = open();
        half.request().setChunked(true);
        half.request().sendHead();
        HttpServerRequest first = asked.take();
        Future<Void> cut = Future.future(seen -> first.connection().closeHandler(seen::complete));
        first.response().end("no more of it");
        assertThat(await(half.request().response().compose(HttpClientResponse::body))
                        .toString())
                .isEqualTo("no more of it");

        half.breakOff();

        await(cut);
        assertThat(theNextIsAnswered()).isEqualTo("of the next");
    }

    @Test
    void one_of_which_nothing_was_sent_gives_its_connection_to_the_next() throws Exception {
        open().breakOff();

        assertThat(theNextIsAnswered()).isEqualTo("of the next");
    }

    private Call open() {
        return await(replica.open(HttpMethod.GET, "/"));
    }

    private void answerNext(String text) throws InterruptedException {
        asked.take().response().end(text);
    }

    private String theNextIsAnswered() throws InterruptedException {
        Future<Buffer> answer = open().send().compose(HttpClientResponse::body);
        settle();
        answerNext("of the next");
        return await(answer).toString();
    }

    /** Whatever was to be done on any event loop has been done. */
    private void settle() {
        for (var loop : vertx.nettyEventLoopGroup()) {
            loop.submit(() -> {}).syncUninterruptibly();
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
