package io.lightmill.chaos.arena;

import io.lightmill.e2e.stack.Databases;
import io.lightmill.e2e.stack.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways to the services and to their database, each through a relay on which the weather can be bad. */
public final class Network implements AutoCloseable {

    static final Map<String, String> SCHEMAS = Map.of(
            Databases.JOB, "lightmill_job",
            Databases.DISPATCHER, "lightmill_dispatch",
            Databases.STORAGE, "lightmill_storage");

    private final Map<String, Relay> ways = new TreeMap<>();
    private final List<String> dispatchers;

    private Network(Path home, List<String> dispatchers, Optional<OutsideDatabase> outside) {
        this.dispatchers = dispatchers;
        List<String> targets = new ArrayList<>(dispatchers);
        targets.addAll(List.of(Arena.GATEWAY, Databases.JOB, Databases.STORAGE));
        targets.forEach(
                target -> ways.put(target, new Relay(() -> Parts.read(home).port(target))));
        IntSupplier database = outside.<IntSupplier>map(server -> server::port)
                .orElse(() -> Parts.read(home).port(Arena.DATABASE));
        ways.put(Arena.DATABASE, new Relay(database));
    }

    /**
     * One for a stack that will have this home and so many dispatchers.
     *
     * @param outside the database server, where it is none of the stack's own
     */
    public static Network of(Path home, int dispatchers, Optional<OutsideDatabase> outside) {
        return new Network(
                home,
                IntStream.rangeClosed(1, dispatchers)
                        .mapToObj(replica -> Databases.DISPATCHER + (replica == 1 ? "" : "-" + replica))
                        .toList(),
                outside);
    }

    /** The four services, each replica by its name. */
    public List<String> services() {
        return ways.keySet().stream().filter(way -> !way.equals(Arena.DATABASE)).toList();
    }

    /** Where a way can be bad: the names of the parts that they lead to. */
    public List<String> ways() {
        return List.copyOf(ways.keySet());
    }

    /** The weather on the way to a part. */
    public void turn(String way, Weather weather) {
        way(way).turn(weather);
    }

    /** Everywhere. */
    public void fair() {
        ways.values().forEach(way -> way.turn(Weather.FAIR));
    }

    /**
     * What the stack is told, so that all go these ways: every service by the options of its JVM, which go before its file.
     *
     * @param more that the JVM of each part is told, by the part's name
     */
    public Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("LIGHTMILL_GATEWAY_URL", url(Arena.GATEWAY));
        settings.put(option(Arena.GATEWAY), siblings(Arena.GATEWAY));
        for (String service : List.of(Databases.JOB, Databases.STORAGE)) {
            settings.put(option(service), siblings(service) + database(service));
        }
        dispatchers.forEach(replica ->
                settings.put(option(replica), siblings(Databases.DISPATCHER) + database(Databases.DISPATCHER)));
        more.forEach((part, option) -> settings.merge(option(part), option, (ours, theirs) -> ours + " " + theirs));
        return settings;
    }

    private static String option(String part) {
        return "LIGHTMILL_JAVA_OPTIONS_" + part.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** A service refuses to be told its own address. */
    private String siblings(String service) {
        Map<String, String> urls = new TreeMap<>(Map.of(
                Databases.JOB,
                "-Dlightmill.job.url=" + url(Databases.JOB),
                Databases.DISPATCHER,
                "-Dlightmill.dispatcher.url="
                        + dispatchers.stream().map(this::url).collect(Collectors.joining(",")),
                Databases.STORAGE,
                "-Dlightmill.storage.url=" + url(Databases.STORAGE)));
        urls.remove(service);
        return String.join(" ", urls.values());
    }

    private String database(String service) {
        return " -Dlightmill.database.url=jdbc:mysql://127.0.0.1:"
                + way(Arena.DATABASE).port() + "/" + SCHEMAS.get(service);
    }

    private String url(String part) {
        return "http://127.0.0.1:" + way(part).port();
    }

    private Relay way(String to) {
        return Objects.requireNonNull(ways.get(to), to);
    }

    @Override
    public void close() {
        ways.values().forEach(Relay::close);
    }
}
