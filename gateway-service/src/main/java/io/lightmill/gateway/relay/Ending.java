package io.lightmill.gateway.relay;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The end of one exchange with a caller, told once however it comes about: everybody in this service who wants to know listens here, and
 * nobody else touches a response's handlers. A response has room for one handler of each kind. The framework takes that of the closed
 * connection for each resource method, and those of the end through the router, which lets everybody have one. But the router tells
 * of an unreadable form as of the end, though it still gets an answer; and of an answer that we break off ourselves nobody
 * would be told. Both are seen to here.
 */
public final class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class);
    private static final String SEAT = Ending.class.getName();

    /** Of HTTP/2. Some clients take a reset without an error for the end of a whole answer. */
    private static final long INTERNAL_ERROR = 2;

    /** How long a caller that we reset on HTTP/2 has to read as far as that. */
    private static final int RESET_READ_WITHIN_SECONDS = 10;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse answer;
    private final Promise<How> over = Promise.promise();

    private Ending(RoutingContext exchange) {
        this.vertx = exchange.vertx();
        this.request = exchange.request();
        this.answer = exchange.response();
    }

    /** Of the exchange; the same for everybody who asks. */
    public static Ending of(RoutingContext exchange) {
        Ending known = exchange.get(SEAT);
        if (known != null) {
            return known;
        }
        Ending ending = new Ending(exchange);
        exchange.put(SEAT, ending);
        if (ending.hasCome()) {
            ending.tell();
        } else {
            exchange.addEndHandler(end -> ending.hear());
        }
        return ending;
    }

    /**
     * A closed answer is looked at a turn later: Vert.x tells of a broken HTTP/2 connection while it holds that connection's lock,
     * and that look takes the answer's first. Another thread that looks at the same time would wait for us, and we for it, for ever.
     */
    private void hear() {
        if (answer.ended()) {
            tell();
        } else {
            vertx.getOrCreateContext().runOnContext(later -> look());
        }
    }

    private void look() {
        if (hasCome()) {
            tell();
        } else {
            waitOurselves();
        }
    }

    /** We were told too early, and the router tells nobody twice: from now on its place is free. */
    private void waitOurselves() {
        try {
            answer.endHandler(end -> tell());
        } catch (IllegalStateException ended) {
            // By another thread, since we looked.
            tell();
        }
    }

    private boolean hasCome() {
        return answer.ended() || answer.closed();
    }

    private void tell() {
        over.tryComplete(answer.ended() ? How.ANSWERED : How.BROKEN_OFF);
    }

    /** Does this when the exchange is over: at once, when it is so already. One that throws keeps nobody else from hearing. */
    public void whenOver(Consumer<How> then) {
        over.future().onSuccess(how -> {
            try {
                then.accept(how);
            } catch (RuntimeException | Error failure) {
                LOG.error("Somebody who was told of an exchange's end failed.", failure);
            }
        });
    }

    /** Does this when nobody waits for the answer any more: at once, when that is so already. */
    public void whenBrokenOff(Runnable then) {
        whenOver(how -> {
            if (how == How.BROKEN_OFF) {
                then.run();
            }
        });
    }

    /**
     * Breaks off an answer that has begun, so that half of it does not look like the whole; nothing, when the exchange is over. What
     * the caller has not read yet is thrown away: an end in order waits behind it, for as long as he likes.
     */
    public void cut() {
        if (!over.tryComplete(How.BROKEN_OFF)) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            answer.reset(INTERNAL_ERROR);
            connection().executor().schedule(this::closeUnlessReset, RESET_READ_WITHIN_SECONDS, TimeUnit.SECONDS);
        } else {
            // Not by a reset of the response, of which the framework would not be told.
            connection().close();
        }
    }

    /** Others who share the connection lose little by it: hardly anything was read from it since. */
    private void closeUnlessReset() {
        if (!answer.closed()) {
            connection().close();
        }
    }

    /** Below Vert.x, whose own way to close waits until all before it was read. It is told of the end all the same. */
    private ChannelHandlerContext connection() {
        return ((ConnectionBase) request.connection()).channelHandlerContext();
    }

    /** How an exchange ended. */
    public enum How {
        /** All of an answer was handed to the connection, be it a refusal. */
        ANSWERED,
        /** The caller went, or the connection broke, or we cut the answer off. */
        BROKEN_OFF
    }
}
