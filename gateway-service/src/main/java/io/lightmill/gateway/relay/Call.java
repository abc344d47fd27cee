package io.lightmill.gateway.relay;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * One request to a replica. A connection has one at a time, and goes on to the next, which may be another caller's, when all of this
 * one was said and its answer is whole; that may be before anybody here knows, for the answer's end waits behind a caller who reads
 * slowly. Vert.x 4 closes the connection all the same when the old request is reset (vert.x issue 6294), and breaks the next one
 * with it. So nobody resets a request but {@link #breakOff()}.
 */
public final class Call {

    /** Of a connection: the turn of the call that has it, or had it last. */
    private static final AttributeKey<Object> LATEST = AttributeKey.valueOf(Call.class, "latest");

    /** Not the call itself, which an idle connection would hold with all that hangs on it. */
    private final Object turn = new Object();

    private final HttpClientRequest request;
    private boolean said;
    private boolean answered;
    private @Nullable CappedBody body;

    private Call(HttpClientRequest request) {
        this.request = request;
    }

    /** Of a request that has its connection, and of which nothing was sent yet. */
    static Call on(HttpClientRequest request) {
        Call call = new Call(request);
        call.connection().attr(LATEST).set(call.turn);
        // A response whose end fails is over as well.
        request.response().onSuccess(head -> head.end().onComplete(end -> call.answered = true));
        return call;
    }

    /** For its headers, and for what happens to it. */
    public HttpClientRequest request() {
        return request;
    }

    /** Sends it without a body. */
    Future<HttpClientResponse> send() {
        said = true;
        return request.send();
    }

    /** Sends it with all of its body. */
    public Future<HttpClientResponse> send(Buffer whole) {
        said = true;
        return request.send(whole);
    }

    /**
     * Sends its head, and its body as that comes.
     *
     * @return completes with the body's end; fails where it breaks off or cannot be sent
     */
    Future<Void> send(CappedBody coming) {
        body = coming;
        // Before any of the body, which may never come: the sibling may refuse what it reads here.
        request.sendHead();
        return coming.pipe().endOnFailure(false).to(request);
    }

    /** Lets go of it, wherever it is; the sibling sees it cut off, or has answered it already. */
    public void breakOff() {
        if (answered && isSaid()) {
            return;
        }
        Channel connection = connection();
        if (connection.eventLoop().inEventLoop()) {
            resetUnlessPassedOn(connection);
        } else {
            connection.eventLoop().execute(() -> resetUnlessPassedOn(connection));
        }
    }

    private boolean isSaid() {
        return said || (body != null && body.hasEnded());
    }

    private void resetUnlessPassedOn(Channel connection) {
        if (connection.attr(LATEST).get() == turn) {
            request.reset();
        }
    }

    private Channel connection() {
        return ((ConnectionBase) request.connection()).channel();
    }
}
