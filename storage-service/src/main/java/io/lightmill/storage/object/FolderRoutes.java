package io.lightmill.storage.object;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.ProblemDocument;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;

/**
 * The folder's tickets: bytes straight from the socket to the disk and back. These are Vert.x routes because a stream
 * through JAX-RS takes a fifth of what the event loop does, and because no key but the signature is needed here.
 */
@ApplicationScoped
class FolderRoutes {

    private static final String PREFIX = "/objects/";

    /** Before Quarkus' own routes, which would read the body. */
    private static final int FIRST = -1;

    private final ObjectStore store;
    private final Vertx vertx;

    FolderRoutes(ObjectStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        if (store instanceof FolderObjects folder) {
            for (HttpMethod method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.GET, HttpMethod.HEAD}) {
                router.route(method, PREFIX + "*").order(FIRST).handler(context -> serve(folder, context));
            }
        }
    }

    private void serve(FolderObjects folder, RoutingContext context) {
        HttpServerRequest request = context.request();
        String key = Objects.requireNonNull(request.path()).substring(PREFIX.length());
        var verdict = folder.tickets()
                .check(
                        request.method().name(),
                        key,
                        request.getParam("expires"),
                        request.getParam("max"),
                        request.getParam("signature"));
        switch (verdict) {
            case FolderTickets.Verdict.Good good -> serve(folder, request, good);
            case FolderTickets.Verdict.Expired() ->
                ProblemDocument.send(request, ErrorCode.TICKET_EXPIRED, "Its time is over.");
            case FolderTickets.Verdict.Invalid() ->
                ProblemDocument.send(request, ErrorCode.TICKET_INVALID, "The signature is not ours.");
        }
    }

    private void serve(FolderObjects folder, HttpServerRequest request, FolderTickets.Verdict.Good ticket) {
        if (HttpMethod.PUT.equals(request.method())) {
            receive(folder, request, ticket);
        } else {
            new FolderDelivery(vertx, folder, request, ticket.key()).begin();
        }
    }

    private void receive(FolderObjects folder, HttpServerRequest request, FolderTickets.Verdict.Good ticket) {
        String length = request.getHeader("Content-Length");
        long announced = length == null ? Long.MAX_VALUE : Long.parseLong(length);
        if (length != null && announced > ticket.maxBytes()) {
            new ReceiptAnswer(request, ticket.key())
                    .refuse(ErrorCode.PAYLOAD_TOO_LARGE, "The ticket is for at most " + ticket.maxBytes() + " bytes.");
        } else if (announced <= SmallReceipt.MOST_BYTES) {
            new SmallReceipt(vertx, folder, request, ticket.key()).begin();
        } else {
            new FolderReceipt(vertx, folder, request, ticket).begin();
        }
    }
}
