package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Clocks;
import io.lightmill.chaos.arena.Network;
import io.lightmill.chaos.arena.OutsideDatabase;
import io.lightmill.chaos.arena.Replicas;
import io.lightmill.chaos.crowd.Chance;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.family.Stage;
import io.lightmill.e2e.stack.Launcher;
import io.lightmill.e2e.stack.Parts;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack of its own, in a folder of its own and on free ports, on which one family is tried after the other. What they draw depends on
 * the seed and on the family alone, so that one can be repeated without the others.
 */
final class Session implements AutoCloseable {

    /** As many simulated workers as invocations in flight. */
    private static final int BUDGET = 6;

    private static final String LATENCY = "lognormal(300ms,0.4)";

    private final Stack stack;
    private final Network network;
    private final Untrained untrained;
    private final Arena arena;
    private final Optional<OutsideDatabase> outside;
    private final long seed;
    private final Path folder;

    private Session(
            Stack stack,
            Network network,
            Arena arena,
            Optional<OutsideDatabase> outside,
            long seed,
            Path folder,
            Untrained untrained) {
        this.stack = stack;
        this.network = network;
        this.untrained = untrained;
        this.arena = arena;
        this.outside = outside;
        this.seed = seed;
        this.folder = folder;
    }

    /**
     * Starts the stack with so many replicas.
     *
     * @param outside its database server, where that is none of its own
     */
    static Session start(Replicas replicas, RequestTimes times, long seed, Optional<OutsideDatabase> outside)
            throws IOException, SQLException {
        if (outside.isPresent()) {
            outside.get().requireNew();
        }
        Path project = Launcher.ofThisProject().root();
        Path folder = project.resolve(".lightmill/chaos/" + seed);
        empty(crashPoints(folder));
        Path home = Stack.newHome();
        Network network = Network.of(home, replicas, outside);
        Clocks clocks = new Clocks(folder.resolve("clocks"), network.services());
        clocks.forget();
        StackOptions options = StackOptions.simulatedWorkers(BUDGET, LATENCY)
                .withArgument("--dispatchers=" + replicas.dispatchers())
                .withArgument("--others=" + replicas.others())
                .withArgument(network.kafkaRelay())
                // A dead worker's request is given to another one soon, which then has to be sent home.
                .withEndpointFlag("--lost-after=6s")
                .withEndpointFlag("--seed=" + seed)
                .with(settings(folder, network, clocks))
                .with(times.settings())
                .with(outside.map(server -> Map.of("LIGHTMILL_DATABASE_URL", server.url()))
                        .orElse(Map.of()));
        Untrained untrained = Untrained.hold(project);
        Stack stack = Stack.start(home, options);
        Arena arena = new Arena(stack, network, clocks, crashPoints(folder), outside, BUDGET);
        return new Session(stack, network, arena, outside, seed, folder, untrained);
    }

    private static Map<String, String> settings(Path folder, Network network, Clocks clocks) {
        Map<String, String> settings = new HashMap<>(network.settings(clocks.options()));
        settings.put(
                "LIGHTMILL_JAVA_OPTIONS",
                // Who is killed all the time is always cold: the second compiler would never pay.
                "-XX:TieredStopAtLevel=1 -Dlightmill.crash-points=" + crashPoints(folder));
        return settings;
    }

    /** A point that was hit in an earlier run proves nothing of this one. */
    private static void empty(Path crashPoints) throws IOException {
        Files.createDirectories(crashPoints);
        try (Stream<Path> files = Files.list(crashPoints)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path crashPoints(Path folder) {
        return folder.resolve("crash-points");
    }

    /** Lets a family loose and tells at once what was broken, with its history. */
    Outcome let(Family family, Duration time) throws InterruptedException, IOException {
        System.out.printf("%-5s %s%n", family.id(), family.fault());
        Path kept = Files.createDirectories(folder.resolve(family.id()));
        Chance chance = Chance.of(seed ^ ((long) family.id().hashCode() << 32));
        Outcome outcome =
                new Trial(arena, kept).of(family, chance, new Stage(services(), network.ways(), time, BUDGET));
        if (outcome.held()) {
            System.out.println(
                    "      held, " + outcome.items() + " items, " + outcome.disturbances() + " disturbances");
        } else {
            String histories = Report.histories(outcome);
            System.out.println(histories);
            Files.writeString(kept.resolve("violations.txt"), histories);
            keepLogs(kept);
        }
        return outcome;
    }

    private List<String> services() {
        Parts parts = arena.parts();
        return parts.names().stream().filter(name -> name.contains("-service")).toList();
    }

    private void keepLogs(Path kept) throws IOException {
        try (Stream<Path> logs = Files.list(stack.home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        stack.close();
        if (outside.isPresent()) {
            outside.get().drop();
        }
        network.close();
        untrained.close();
    }
}
