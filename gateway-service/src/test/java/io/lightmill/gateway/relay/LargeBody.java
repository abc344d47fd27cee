package io.lightmill.gateway.relay;

import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.stub.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A body that fits nowhere on the way: whoever writes it has to stop while nobody takes it. */
final class LargeBody {

    static final long SIZE = 300L << 20;
    /** What sockets and queues on the way may hold together; far from the whole. */
    static final long ON_THE_WAY = 32L << 20;

    static final int CHUNK = 64 * 1024;

    private LargeBody() {}

    static void writeLarge(OutputStream out, AtomicLong written) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (written.get() < SIZE) {
            out.write(chunk);
            written.addAndGet(CHUNK);
        }
    }

    static void writeQuietly(RawHttp browser, AtomicLong written) {
        try {
            writeLarge(browser.out(), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long untilItStops(AtomicLong written) {
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> before.getAndSet(written.get()) == written.get());
        return written.get();
    }

    static long count(InputStream body) throws IOException {
        return body.transferTo(OutputStream.nullOutputStream());
    }
}
