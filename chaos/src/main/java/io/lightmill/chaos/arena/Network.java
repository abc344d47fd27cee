package io.lightmill.chaos.arena;

import io.lightmill.e2e.stack.Databases;
import io.lightmill.e2e.stack.Parts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ways to the services, their database and their broker, each through a relay on which the weather can be bad. Callers know every
 * dispatcher; the replicas of another service share one way, as they share a Service on Kubernetes.
 */
public final class Network implements AutoCloseable {

    static final Map<String, String> SCHEMAS = Map.of(
            Databases.JOB, "lightmill_job",
            Databases.DISPATCHER, "lightmill_dispatch",
            Databases.STORAGE, "lightmill_storage");

    private static final List<String> BALANCED = List.of(Arena.GATEWAY, Databases.JOB, Databases.STORAGE);

    private final Map<String, Relay> ways = new TreeMap<>();
    private final Map<String, List<String>> replicas = new TreeMap<>();

    private Network(Path home, Replicas wanted, Optional<OutsideDatabase> outside) {
        replicas.put(Databases.DISPATCHER, names(Databases.DISPATCHER, wanted.dispatchers()));
        BALANCED.forEach(service -> replicas.put(service, names(service, wanted.others())));
        Function<String, IntSupplier> portOf = part -> () -> Parts.read(home).port(part);
        dispatchers().forEach(part -> ways.put(part, new Relay(List.of(portOf.apply(part)))));
        BALANCED.forEach(service -> ways.put(
                service, new Relay(replicas(service).stream().map(portOf).toList())));
        ways.put(
                Arena.DATABASE,
                new Relay(List.of(
                        outside.<IntSupplier>map(server -> server::port).orElse(portOf.apply(Arena.DATABASE)))));
        ways.put(Arena.KAFKA, new Relay(List.of(portOf.apply(Arena.KAFKA))));
    }

    private static List<String> names(String service, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(replica -> service + (replica == 1 ? "" : "-" + replica))
                .toList();
    }

    /**
     * One for a stack that will have this home and so many replicas.
     *
     * @param outside the database server, where it is none of the stack's own
     */
    public static Network of(Path home, Replicas replicas, Optional<OutsideDatabase> outside) {
        return new Network(home, replicas, outside);
    }

    /** The four services, each replica by its name. */
    public List<String> services() {
        return replicas.values().stream().flatMap(List::stream).sorted().toList();
    }

    private List<String> replicas(String service) {
        return Objects.requireNonNull(replicas.get(service), service);
    }

    private List<String> dispatchers() {
        return replicas(Databases.DISPATCHER);
    }

    /** How many bytes each replica has answered so far, by its name. */
    public Map<String, Long> answered() {
        Map<String, Long> answered = new TreeMap<>();
        dispatchers().forEach(part -> answered.put(part, way(part).answered(0)));
        for (String service : BALANCED) {
            List<String> parts = replicas(service);
            IntStream.range(0, parts.size())
                    .forEach(
                            place -> answered.put(parts.get(place), way(service).answered(place)));
        }
        return answered;
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
        replicas.forEach((service, parts) ->
                parts.forEach(part -> settings.put(option(part), siblings(service) + database(service))));
        more.forEach((part, option) -> settings.merge(option(part), option, (ours, theirs) -> ours + " " + theirs));
        return settings;
    }

    /** What the stack is started with: clients of a broker go where it says that it is. */
    public String kafkaRelay() {
        return "--kafka-relay=" + way(Arena.KAFKA).port();
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
                        + dispatchers().stream().map(this::url).collect(Collectors.joining(",")),
                Databases.STORAGE,
                "-Dlightmill.storage.url=" + url(Databases.STORAGE)));
        urls.remove(service);
        return String.join(" ", urls.values());
    }

    private String database(String service) {
        String schema = SCHEMAS.get(service);
        return schema == null
                ? ""
                : " -Dlightmill.database.url=jdbc:mysql://127.0.0.1:"
                        + way(Arena.DATABASE).port() + "/" + schema;
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
