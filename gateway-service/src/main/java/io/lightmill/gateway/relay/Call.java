package io.lightmill.gateway.relay;

import io.netty.channel.EventLoop;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.impl.HttpClientConnection;

/**
 * One request to a replica. A connection has one at a time, and goes on to the next, which may be another caller's, when all of this
 * one was said and its answer is whole; that may be before anybody here knows, for the answer's end waits behind a caller who reads
 * slowly. Vert.x 4 closes the connection all the same when the old request is reset (vert.x issue 6294), and breaks the next one
 * with it. So nobody resets a request but {@link #breakOff()}.
 *
 * <p>Runs on the request's event loop. Whether it still has its connection is decided on the connection's, which may be another:
 * only a next one that got the connection in the same moment, and has not yet said so here, may still be broken.
 */
public final class Call {

    /** Of a connection: the turn of the call that has it, or had it last. */
    private static final AttributeKey<Object> LATEST = AttributeKey.valueOf(Call.class, "latest");

    /** Not the call itself, which an idle connection would hold with all that hangs on it. */
    private final Object turn = new Object();

    private final HttpClientRequest request;
    private final HttpClientConnection connection;
    private final Replica replica;
    private boolean brokenOff;

    private Call(HttpClientRequest request, Replica replica) {
        this.request = request;
        this.replica = replica;
        this.connection = (HttpClientConnection) request.connection();
    }

    /** Of a request that has its connection, and of which nothing was sent yet. */
    static Call on(HttpClientRequest request, Replica replica) {
        Call call = new Call(request, replica);
        call.connection.channel().attr(LATEST).set(call.turn);
        return call;
    }

    /** Whom it goes to. */
    Replica replica() {
        return replica;
    }

    /** The request itself, to be filled, sent and listened to. */
    public HttpClientRequest request() {
        return request;
    }

    /**
     * Sends its head, and its body as that comes.
     *
     * @return completes with the body's end; fails where it breaks off or cannot be sent
     */
    Future<Void> send(CappedBody body) {
        // Before any of the body, which may never come: the sibling may refuse what it reads here.
        request.sendHead();
        return body.pipe().endOnFailure(false).to(request);
    }

    /** Lets go of it, wherever it is: the sibling sees it cut off, unless it has answered it already. */
    public void breakOff() {
        brokenOff = true;
        EventLoop loop = connection.channel().eventLoop();
        if (loop.inEventLoop()) {
            resetUnlessOver();
        } else {
            loop.execute(this::resetUnlessOver);
        }
    }

    /** Whether somebody let go of it: an answer that comes all the same may be cut off at any moment. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    private void resetUnlessOver() {
        boolean hasConnection = connection.channel().attr(LATEST).get() == turn;
        // One that is idle would be closed for nothing, or under whoever is about to have it.
        if (hasConnection && connection.activeStreams() > 0) {
            request.reset();
        }
    }
}
