package io.lightmill.chaos.arena;

import io.lightmill.crash.CrashPoint;
import io.lightmill.e2e.stack.Databases;
import io.lightmill.e2e.stack.Endpoint;
import io.lightmill.e2e.stack.Parts;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A running stack, and all that can be done to it. Whatever was done is undone by {@link #heal}. */
public final class Arena {

    /** The broker. */
    public static final String KAFKA = "kafka";

    /** The database. */
    public static final String DATABASE = "mariadb";

    /** What stands for RunPod. */
    public static final String ENDPOINT = "runpod-local";

    /** The only public edge. */
    public static final String GATEWAY = "gateway-service";

    private static final long POLL_MILLIS = 200;
    private static final Duration START = Duration.ofSeconds(20);

    private final Stack stack;
    private final Network network;
    private final Clocks clocks;
    private final BucketFolder bucket;
    private final Path crashPoints;
    private final Budget budget;
    private final Optional<OutsideDatabase> outside;
    private final Map<String, Long> stopped = new ConcurrentHashMap<>();
    private final AtomicInteger kills = new AtomicInteger();

    /**
     * Over a stack with simulated workers.
     *
     * @param network the ways between its services
     * @param clocks of its services
     * @param crashPoints the folder that its services were started with
     * @param outside its database server, where that is none of its own
     * @param budget of its endpoint
     */
    public Arena(
            Stack stack,
            Network network,
            Clocks clocks,
            Path crashPoints,
            Optional<OutsideDatabase> outside,
            int budget) {
        this.stack = stack;
        this.network = network;
        this.clocks = clocks;
        this.bucket = new BucketFolder(stack.home());
        this.crashPoints = crashPoints;
        this.outside = outside;
        this.budget = new Budget(databases(), budget);
    }

    /** The ways between the services. */
    public Network network() {
        return network;
    }

    /** The clocks of the services. */
    public Clocks clocks() {
        return clocks;
    }

    /** Where the objects are. */
    public BucketFolder bucket() {
        return bucket;
    }

    /** How many invocations may be in flight. */
    public Budget budget() {
        return budget;
    }

    /** Whoever comes to this point next drops dead there. */
    public void crash(CrashPoint point) throws IOException {
        Path armed = crashPoints.resolve(point + ".armed");
        if (!Files.exists(armed)) {
            Files.createFile(armed);
            kills.incrementAndGet();
        }
    }

    /** How many processes dropped dead so far, by a signal or at a crash point; those that nobody came to count until {@link #heal}. */
    public int kills() {
        return kills.get();
    }

    /** Whether somebody did. */
    public boolean hasCrashedAt(CrashPoint point) {
        return Files.exists(crashPoints.resolve(point + ".hit"));
    }

    /** The stack. */
    public Stack stack() {
        return stack;
    }

    /** What runs now. */
    public Parts parts() {
        return Parts.read(stack.home());
    }

    /** The local endpoint. */
    public Endpoint endpoint() {
        return new Endpoint(parts().port("runpod-local-admin"));
    }

    /** The schemas. */
    public Databases databases() {
        return new Databases(stack.home());
    }

    /** Where the broker listens. */
    public String kafkaServers() {
        return "127.0.0.1:" + parts().port(KAFKA);
    }

    /**
     * Sends a signal to a part.
     *
     * @throws IllegalStateException when there is none, as while it is being started anew
     */
    public void send(Signal signal, String part) {
        send(signal, part, pid(part).orElseThrow(() -> new IllegalStateException(part + " is not there")));
    }

    private void send(Signal signal, String part, long pid) {
        if (signal == Signal.STOP) {
            stopped.put(part, pid);
        }
        if (signal == Signal.KILL) {
            kills.incrementAndGet();
        }
        signal.to(pid);
    }

    private Optional<Long> pid(String part) {
        return part.equals(DATABASE) && outside.isPresent() ? outside.get().pid() : parts().pid(part);
    }

    /**
     * What was stopped goes on.
     *
     * @throws IllegalStateException when it was not
     */
    public void resume(String part) {
        Long pid = stopped.remove(part);
        if (pid == null) {
            throw new IllegalStateException(part + " was not stopped");
        }
        Signal.CONT.to(pid);
    }

    /** Kills these, with nobody there to start them anew until it was done: they are all away at the same moment. */
    public void killTogether(List<String> parts, Runnable meanwhile) {
        long supervisor = parts().supervisor().pid();
        Signal.STOP.to(supervisor);
        try {
            parts.forEach(part -> pid(part).ifPresent(pid -> send(Signal.KILL, part, pid)));
            meanwhile.run();
        } finally {
            Signal.CONT.to(supervisor);
        }
    }

    /**
     * Kills these at the same moment and lets them start in this order: each new process is stopped as soon as it is there, and goes on
     * when its turn has come.
     *
     * @param apart from one turn to the next
     */
    public void killTogetherAndStart(List<String> order, Duration apart) throws InterruptedException {
        Map<String, Long> old = new HashMap<>();
        killTogether(order, () -> order.forEach(part -> pid(part).ifPresent(pid -> old.put(part, pid))));
        Map<String, Long> held = new HashMap<>();
        long limit = System.nanoTime() + START.toNanos();
        while (held.size() < old.size() && System.nanoTime() < limit) {
            for (String part : old.keySet()) {
                pid(part)
                        .filter(pid -> !held.containsKey(part) && !pid.equals(old.get(part)))
                        .ifPresent(pid -> {
                            send(Signal.STOP, part, pid);
                            held.put(part, pid);
                        });
            }
            Thread.sleep(POLL_MILLIS);
        }
        for (String part : order) {
            Long pid = held.get(part);
            // Unless somebody else has let it go on, or killed it again.
            if (pid != null && stopped.remove(part, pid)) {
                Signal.CONT.to(pid);
                Thread.sleep(apart);
            }
        }
        if (held.size() < old.size()) {
            throw new IllegalStateException("only these were started anew: " + held.keySet());
        }
    }

    /** Kills a part and removes what it kept; the others go on. */
    public void wipe(String part) {
        killTogether(List.of(part), () -> delete(stack.home().resolve(part)));
    }

    /** The dispatcher's database forgets what it was told in this time from now on; its dispatchers are away while it does. */
    public void loseTransactions(Duration time) throws SQLException, InterruptedException {
        Snapshot snapshot = Snapshot.of(databases(), Databases.DISPATCHER);
        Thread.sleep(time);
        List<String> dispatchers = parts().names().stream()
                .filter(name -> name.startsWith(Databases.DISPATCHER))
                .toList();
        killTogether(dispatchers, () -> {
            try {
                snapshot.restore();
            } catch (SQLException e) {
                throw new IllegalStateException("the database could not be set back", e);
            }
        });
    }

    /** Undoes what can be undone, and waits until everything runs. */
    public void heal(Duration patience) throws InterruptedException, IOException {
        List.copyOf(stopped.keySet()).forEach(this::resume);
        network.fair();
        clocks.correct();
        bucket.works();
        for (CrashPoint point : CrashPoint.values()) {
            if (Files.deleteIfExists(crashPoints.resolve(point + ".armed"))) {
                kills.decrementAndGet();
            }
        }
        awaitReady(patience);
        endpoint().disarm();
        budget.restore();
    }

    private void awaitReady(Duration patience) throws InterruptedException {
        long limit = System.nanoTime() + patience.toNanos();
        if (outside.isPresent()) {
            outside.get().await(limit);
        }
        while (!parts().areReady()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the stack does not come back: " + parts());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
