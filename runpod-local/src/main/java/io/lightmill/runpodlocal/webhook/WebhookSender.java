package io.lightmill.runpodlocal.webhook;

import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Arrays;

/** POSTs until the answer is 200: at most three times, 10 s apart, each waiting 2 s for its answer. */
public final class WebhookSender {

    private static final int TRIES = 3;

    private final HttpClient http;
    private final Timers timers;
    private final Ledger ledger;
    private final Duration timeout;
    private final Duration pause;

    /** With production's times: {@code timeout} 2 s, {@code pause} 10 s. */
    public WebhookSender(HttpClient http, Timers timers, Ledger ledger, Duration timeout, Duration pause) {
        this.http = http;
        this.timers = timers;
        this.ledger = ledger;
        this.timeout = timeout;
        this.pause = pause;
    }

    /** What is to be sent. The URL is a secret of the client's: it is never logged. */
    @SuppressWarnings("ArrayRecordComponent")
    record Delivery(String requestId, String url, byte[] body) {

        Delivery cutInHalf() {
            return new Delivery(requestId, url, Arrays.copyOf(body, body.length / 2));
        }
    }

    void send(Delivery delivery, Runnable afterFirstTry) {
        attempt(delivery, 1, afterFirstTry);
    }

    private void attempt(Delivery delivery, int number, Runnable then) {
        post(delivery).onComplete(answer -> {
            int status = answer.succeeded() ? answer.result() : 0;
            ledger.entry("webhook-sent")
                    .with("requestId", delivery.requestId())
                    .with("try", number)
                    .with("status", status == 0 ? null : (Integer) status)
                    .with("error", status == 0 ? answer.cause().getClass().getSimpleName() : null)
                    .write();
            then.run();
            if (status != 200) {
                again(delivery, number + 1);
            }
        });
    }

    private void again(Delivery delivery, int number) {
        if (number > TRIES) {
            ledger.entry("webhook-given-up")
                    .with("requestId", delivery.requestId())
                    .write();
        } else {
            timers.after(pause, () -> attempt(delivery, number, () -> {}));
        }
    }

    private Future<Integer> post(Delivery delivery) {
        try {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(delivery.url())
                    .setTimeout(timeout.toMillis())
                    .putHeader("Content-Type", "application/json");
            return http.request(options)
                    // Inside, on the connection's own thread: an answer may be over before another thread has said what
                    // to do with it.
                    .compose(request -> request.send(Buffer.buffer(delivery.body()))
                            .compose(response -> response.body().map(ignored -> response.statusCode())));
        } catch (RuntimeException e) {
            // An address that is none; it gets its three tries like any other.
            return Future.failedFuture(e);
        }
    }
}
