package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Parts;
import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
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
        Long pid = part.pid();
        if (pid != null) {
            residentBytes(pid)
                    .ifPresent(bytes -> ledger.add(new ClientLine.Memory(clock.instant(), part.name(), bytes)));
        }
    }

    /** Empty when the process is gone by now. */
    private static OptionalLong residentBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        thread.join();
    }
}
