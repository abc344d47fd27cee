package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.streams.ReadStream;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        Future<Buffer> answer = send(over);
        HttpServerRequest first = asked.take();
        first.response().end("all of it");
        assertThat(await(answer)).hasToString("all of it");

        over.breakOff();

        assertThat(theNext().connection()).isSameAs(first.connection());
    }

    @Test
    void one_whose_last_byte_came_a_moment_ago_leaves_its_connection_alone() throws Exception {
        Call call = open();
        CappedBody body = new CappedBody(new OneChunk("all of it"), 100);
        call.request().setChunked(true);
        Promise<Void> ended = Promise.promise();
        call.request()
                .response()
                .onSuccess(head -> head.endHandler(end -> {
                    call.breakOff();
                    ended.complete();
                }));
        await(call.send(body));
        HttpServerRequest first = asked.take();
        first.response().end();
        await(ended.future());

        assertThat(theNext().connection()).isSameAs(first.connection());
    }

    @Test
    void one_whose_answer_nobody_has_read_yet_breaks_no_other_that_has_the_connection_now() throws Exception {
        Call slow = open();
        Future<HttpClientResponse> head = slow.request().send().onSuccess(HttpClientResponse::pause);
        asked.take().response().end("nobody reads it");
        await(head);

        // There is but one connection: that this has it shows that the other's answer is whole.
        Call next = openOnAnotherLoop();
        Future<Buffer> answer = send(next);
        HttpServerRequest second = asked.take();
        slow.breakOff();
        settle();
        second.response().end("of the next");

        assertThat(await(answer)).hasToString("of the next");
    }

    @Test
    void one_on_the_connection_of_another_loop_is_cut_off() throws Exception {
        assertThat(theNext()).isNotNull();
        Call waiting = openOnAnotherLoop();
        Future<Buffer> answer = send(waiting);
        HttpServerRequest first = asked.take();
        Future<Void> cut = Future.future(seen -> first.connection().closeHandler(seen::complete));

        waiting.breakOff();

        assertThat(waiting.isBrokenOff()).isTrue();
        await(cut);
        assertThatThrownBy(() -> await(answer)).hasMessageContaining("reset");
    }

    @Test
    void one_that_waits_for_its_answer_is_cut_off_and_its_connection_with_it() throws Exception {
        Call waiting = open();
        Future<Buffer> answer = send(waiting);
        HttpServerRequest first = asked.take();
        Future<Void> cut = Future.future(seen -> first.connection().closeHandler(seen::complete));

        waiting.breakOff();

        await(cut);
        assertThatThrownBy(() -> await(answer)).hasMessageContaining("reset");
        assertThat(theNext().connection()).isNotSameAs(first.connection());
    }

    @Test
    void one_that_was_answered_before_all_of_its_body_came_is_cut_off() throws Exception {
        Call half = open();
        half.request().setChunked(true);
        Future<Buffer> answer = half.request().response().compose(HttpClientResponse::body);
        half.request().sendHead();
        HttpServerRequest first = asked.take();
        Future<Void> cut = Future.future(seen -> first.connection().closeHandler(seen::complete));
        first.response().end("no more of it");
        assertThat(await(answer)).hasToString("no more of it");

        half.breakOff();

        await(cut);
        assertThat(theNext().connection()).isNotSameAs(first.connection());
    }

    @Test
    void one_of_which_nothing_was_sent_gives_its_connection_to_the_next() throws Exception {
        HttpServerRequest first = theNext();

        open().breakOff();

        assertThat(theNext().connection()).isSameAs(first.connection());
    }

    private Call open() {
        return await(replica.open(HttpMethod.GET, "/"));
    }

    /** The pool lends a connection to whoever asks: its loop is that of the first. */
    private Call openOnAnotherLoop() {
        EventLoop test = ((VertxInternal) vertx).getOrCreateContext().nettyEventLoop();
        ContextInternal elsewhere = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .filter(context -> context.nettyEventLoop() != test)
                .findFirst()
                .orElseThrow();
        Promise<Call> opened = Promise.promise();
        elsewhere.runOnContext(there -> replica.open(HttpMethod.GET, "/").onComplete(opened));
        return await(opened.future());
    }

    /** Another one, which is answered as it should be; its connection is that of the last one, if that is still there. */
    private HttpServerRequest theNext() throws InterruptedException {
        Future<Buffer> answer = send(open());
        HttpServerRequest request = asked.take();
        settle();
        request.response().end("of the next");
        assertThat(await(answer)).hasToString("of the next");
        return request;
    }

    /** Its answer's body, which is wanted before it can come: who asks for it later may be too late. */
    private static Future<Buffer> send(Call call) {
        return call.request().send().compose(HttpClientResponse::body);
    }

    /** What was queued on any event loop has run. */
    private void settle() {
        for (var loop : vertx.nettyEventLoopGroup()) {
            loop.submit(() -> {}).syncUninterruptibly();
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** A body that is there. */
    private static final class OneChunk implements ReadStream<Buffer> {
        private final String text;
        private Handler<Buffer> onChunk = chunk -> {};
        private Handler<Void> onEnd = end -> {};

        private OneChunk(String text) {
            this.text = text;
        }

        @Override
        public OneChunk resume() {
            onChunk.handle(Buffer.buffer(text));
            onEnd.handle(null);
            return this;
        }

        @Override
        public OneChunk handler(@Nullable Handler<Buffer> handler) {
            onChunk = handler == null ? chunk -> {} : handler;
            return this;
        }

        @Override
        public OneChunk endHandler(@Nullable Handler<Void> handler) {
            onEnd = handler == null ? end -> {} : handler;
            return this;
        }

        @Override
        public OneChunk exceptionHandler(@Nullable Handler<Throwable> handler) {
            return this;
        }

        @Override
        public OneChunk pause() {
            return this;
        }

        @Override
        public OneChunk fetch(long amount) {
            return this;
        }
    }
}
