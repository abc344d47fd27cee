package io.lightmill.stack.supervisor;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs the parts of one stack. */
public final class Supervisor {

    private final Map<String, PartKeeper> keepers = new LinkedHashMap<>();
    private final Consumer<List<PartState>> watcher;

    /**
     * Starts nothing yet.
     *
     * @param watcher told all states at each change, one call at a time
     */
    public Supervisor(List<Part> parts, Home home, Pace pace, Consumer<List<PartState>> watcher) {
        this.watcher = watcher;
        PartFiles files = new PartFiles(home);
        for (Part part : parts) {
            keepers.put(part.name(), new PartKeeper(part, files, pace, home.log(part.name()), this::changed));
        }
    }

    /** Starts every part as soon as those that it needs are ready. */
    public void start() {
        for (PartKeeper keeper : keepers.values()) {
            List<CompletableFuture<Void>> needs = keeper.part().needs().stream()
                    .map(need -> keeper(need).ready())
                    .toList();
            Thread.ofVirtual().name(keeper.part().name()).start(() -> keeper.keep(needs));
        }
    }

    /**
     * Waits until every part was ready once.
     *
     * @return false when some part is given up, or the supervisor was stopped before
     */
    public boolean awaitReady() {
        return CompletableFuture.allOf(
                        keepers.values().stream().map(PartKeeper::ready).toArray(CompletableFuture[]::new))
                .handle((done, failure) -> failure == null)
                .join();
    }

    /** How every part is, in the order of their start. */
    public List<PartState> states() {
        return keepers.values().stream().map(PartKeeper::state).toList();
    }

    /** Ends every part after those that need it, or have something to tell it, have ended; returns when nothing runs any more. */
    public void stop() {
        keepers.values().forEach(PartKeeper::announceStop);
        Map<String, CompletableFuture<Void>> gone = new LinkedHashMap<>();
        keepers.keySet().forEach(name -> gone.put(name, new CompletableFuture<>()));
        for (PartKeeper keeper : keepers.values()) {
            Collection<CompletableFuture<Void>> users = usersOf(keeper.part().name()).stream()
                    .map(name -> goneFuture(gone, name))
                    .toList();
            Thread.ofVirtual()
                    .start(() -> stopAfter(
                            keeper, users, goneFuture(gone, keeper.part().name())));
        }
        CompletableFuture.allOf(gone.values().toArray(CompletableFuture[]::new)).join();
    }

    private static void stopAfter(
            PartKeeper keeper, Collection<CompletableFuture<Void>> users, CompletableFuture<Void> gone) {
        try {
            CompletableFuture.allOf(users.toArray(CompletableFuture[]::new)).join();
            keeper.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone.complete(null);
        }
    }

    private List<String> usersOf(String name) {
        return keepers.values().stream()
                .map(PartKeeper::part)
                .filter(part -> part.needs().contains(name) || part.tells().contains(name))
                .map(Part::name)
                .toList();
    }

    private PartKeeper keeper(String name) {
        PartKeeper keeper = keepers.get(name);
        if (keeper == null) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return keeper;
    }

    private static CompletableFuture<Void> goneFuture(Map<String, CompletableFuture<Void>> gone, String name) {
        return Objects.requireNonNull(gone.get(name));
    }

    private synchronized void changed() {
        watcher.accept(states());
    }
}
