package io.lightmill.outbox;

import io.lightmill.crash.CrashPoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was committed: woken after each commit, and looking every 50 ms in case a wake-up got lost with its process. The look is
 * one statement without a lock, so that a relay with nothing to do costs next to nothing.
 *
 * <p>Every replica runs one; the lock row lets one of them send at a time, so the order of a topic and key holds. A batch's rows are
 * removed in the transaction that holds the lock, after the broker acknowledged them; a crash in between sends them again, never less.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxRows rows;
    private final Sender sender;
    private final OutboxConfig config;
    private final MeterRegistry meters;
    private final Semaphore work = new Semaphore(0);
    private final AtomicReference<OutboxRows.Backlog> backlog = new AtomicReference<>(new OutboxRows.Backlog(0, 0, 0));
    private volatile boolean stopped;
    private long measured;
    private @Nullable Thread thread;

    OutboxRelay(OutboxRows rows, Broker broker, OutboxConfig config, MeterRegistry meters) {
        this.rows = rows;
        this.sender = new Sender(broker);
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("lightmill.outbox.rows", backlog, b -> b.get().rows());
        meters.gauge("lightmill.outbox.oldest.seconds", backlog, b -> b.get().oldestSeconds());
        meters.gauge("lightmill.outbox.parked", backlog, b -> b.get().parked());
        if (config.relay()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wake();
        if (thread != null) {
            thread.join(config.acknowledge().plus(config.pause()));
        }
    }

    /** Something was committed. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        boolean due = true;
        measured = System.nanoTime() - config.measure().toNanos();
        while (!stopped) {
            try {
                boolean more = due && round().full();
                measureSometimes();
                due = more || isWoken(config.poll()) || rows.anyDue();
            } catch (RuntimeException e) {
                LOG.warnf(e, "The outbox pauses for %s", config.pause());
                isWoken(config.pause());
                due = true;
            }
        }
    }

    private void measureSometimes() {
        if (System.nanoTime() - measured > config.measure().toNanos()) {
            backlog.set(QuarkusTransaction.requiringNew().call(rows::backlog));
            measured = System.nanoTime();
        }
    }

    /** Waits for a commit's word, but no longer than this; whether it came. */
    private boolean isWoken(Duration atMost) {
        try {
            if (work.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                work.drainPermits();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return false;
    }

    /**
     * Sends one batch and removes what was acknowledged.
     *
     * @return rows removed
     * @throws OutboxException when the database fails; nothing is lost, the batch is sent again
     */
    int relayOnce() {
        return round().delivery().acknowledged().size();
    }

    private Round round() {
        Round round = QuarkusTransaction.requiringNew().timeout(30).call(this::relay);
        Delivery delivery = round.delivery();
        if (!delivery.acknowledged().isEmpty()) {
            CrashPoint.WORDS_REMOVED.reach();
        }
        meters.counter("lightmill.outbox.sent")
                .increment(delivery.acknowledged().size());
        // Outside of the transaction: another replica, with a way to the broker perhaps, may have the lock meanwhile.
        delivery.unavailable().ifPresent(failure -> {
            LOG.warnf("The broker does not acknowledge: %s", failure.toString());
            isWoken(config.pause());
        });
        return round;
    }

    private Round relay() {
        if (!rows.lock()) {
            return new Round(Delivery.NONE, false);
        }
        Due due = rows.due(config);
        Delivery delivery = Delivery.await(sender.send(due.rows()));
        if (!delivery.acknowledged().isEmpty()) {
            CrashPoint.WORDS_SENT.reach();
        }
        rows.delete(delivery.acknowledged());
        delivery.refused().forEach(this::park);
        return new Round(delivery, due.isFull());
    }

    private void park(OutboxRow row, Throwable failure) {
        LOG.errorf(
                failure,
                "The broker refuses a record; its key is parked. outboxId=%s topic=%s key=%s",
                row.id(),
                row.topic(),
                row.key());
        rows.park(row);
    }

    /**
     * One batch.
     *
     * @param full whether more may wait behind it
     */
    private record Round(Delivery delivery, boolean full) {}
}
