package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.e2e.stack.Parts;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down every few seconds how much memory each service holds. */
final class Pulse implements AutoCloseable {

    private static final long SECONDS = 3;

    private final Arena arena;
    private final ClientLedger ledger;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    Pulse(Arena arena, ClientLedger ledger) {
        this.arena = arena;
        this.ledger = ledger;
        this.thread = Thread.ofVirtual().start(this::feel);
    }

    private void feel() {
        try {
            while (!over.await(SECONDS, TimeUnit.SECONDS)) {
                arena.parts().parts().stream()
                        .filter(part -> part.name().contains("-service"))
                        .forEach(this::feel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feel(Parts.Part part) {
        part.residentBytes().ifPresent(bytes -> ledger.add(new ClientLine.Memory(clock.instant(), part.name(), bytes)));
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        thread.join();
    }
}
