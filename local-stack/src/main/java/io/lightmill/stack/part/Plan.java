package io.lightmill.stack.part;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a stack is made of, decided before anything is started.
 *
 * @param ports of the parts of our own, by name
 */
public record Plan(Project project, Home home, Options options, Existing existing, Map<String, Integer> ports) {

    static final String GATEWAY = "gateway-service";
    static final String JOB = "job-service";
    static final String DISPATCHER = "dispatcher-service";
    static final String STORAGE = "storage-service";

    /** The four, in the order of their usual ports. */
    static final List<String> SERVICES = List.of(GATEWAY, JOB, DISPATCHER, STORAGE);

    static final String MARIADB = "mariadb";
    static final String KAFKA = "kafka";
    static final String KAFKA_CONTROLLER = "kafka-controller";
    static final String RUNPOD_LOCAL = "runpod-local";
    static final String RUNPOD_LOCAL_ADMIN = "runpod-local-admin";

    private static final int BETWEEN_REPLICAS = 100;

    /** The port that each part has when nothing is in the way. */
    public static Map<String, Integer> usualPorts(Options options, Existing existing) {
        Map<String, Integer> usual = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES.size(); i++) {
            String service = SERVICES.get(i);
            for (int replica = 1; replica <= options.replicas(service); replica++) {
                usual.put(replica(service, replica), 8080 + i + (replica - 1) * BETWEEN_REPLICAS);
            }
        }
        if (!existing.hasEndpoint()) {
            usual.put(RUNPOD_LOCAL, 8090);
            usual.put(RUNPOD_LOCAL_ADMIN, 8091);
        }
        if (existing.kafka() == null) {
            usual.put(KAFKA, 9092);
            usual.put(KAFKA_CONTROLLER, 9093);
        }
        if (existing.databaseUrl() == null) {
            usual.put(MARIADB, 3307);
        }
        return usual;
    }

    /** The name of a replica; the first has the plain name. */
    private static String replica(String service, int replica) {
        return replica == 1 ? service : service + "-" + replica;
    }

    /** The names of all replicas of a service. */
    static List<String> replicas(String service, Options options) {
        return IntStream.rangeClosed(1, options.replicas(service))
                .mapToObj(replica -> replica(service, replica))
                .toList();
    }

    /** The names of all replicas of a service here. */
    List<String> replicas(String service) {
        return replicas(service, options);
    }

    /** The public address. */
    public String url() {
        return existing.gatewayUrl() == null ? local(GATEWAY) : existing.gatewayUrl();
    }

    /** A part's address on this machine. */
    String local(String part) {
        return "http://127.0.0.1:" + port(part);
    }

    /** The addresses by which others call a service: a dispatcher is chosen by its caller, of the other services the first is called. */
    List<String> locals(String service) {
        return service.equals(DISPATCHER)
                ? replicas(service).stream().map(this::local).toList()
                : List.of(local(service));
    }

    int port(String part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException("no port was chosen for " + part);
        }
        return port;
    }

    String kafkaServers() {
        return existing.kafka() == null ? "127.0.0.1:" + port(KAFKA) : existing.kafka();
    }
}
