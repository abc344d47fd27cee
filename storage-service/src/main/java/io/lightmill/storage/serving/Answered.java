package io.lightmill.storage.serving;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * Waits until the connection took something. A resource that answers by itself must not return before: the head is encoded on
 * the event loop, and what JAX-RS does to the same response after the method returned would get into it.
 */
public final class Answered {

    /** Returns when it was taken; throws when the caller went away. */
    public static void await(Future<Void> taken) throws IOException {
        try {
            taken.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException("the caller went away", e.getCause());
        }
    }

    private Answered() {}
}
