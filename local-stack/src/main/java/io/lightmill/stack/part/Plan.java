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
    static final String MARIADB = "mariadb";
    static final String KAFKA = "kafka";
    static final String KAFKA_CONTROLLER = "kafka-controller";
    static final String RUNPOD_LOCAL = "runpod-local";
    static final String RUNPOD_LOCAL_ADMIN = "runpod-local-admin";

    /** The port that each part has when nothing is in the way. */
    public static Map<String, Integer> usualPorts(Options options, Existing existing) {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put(GATEWAY, 8080);
        usual.put(JOB, 8081);
        usual.put(DISPATCHER, 8082);
        usual.put(STORAGE, 8083);
        for (int replica = 2; replica <= options.dispatchers(); replica++) {
            usual.put(dispatcher(replica), 8084 + replica - 2);
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
    static String dispatcher(int replica) {
        return replica == 1 ? DISPATCHER : DISPATCHER + "-" + replica;
    }

    /** The public address. */
    public String url() {
        return existing.gatewayUrl() == null ? local(GATEWAY) : existing.gatewayUrl();
    }

    /** A part's address on this machine. */
    String local(String part) {
        return "http://127.0.0.1:" + port(part);
    }

    /** The addresses of all replicas of a service. */
    List<String> locals(String service) {
        return service.equals(DISPATCHER)
                ? IntStream.rangeClosed(1, options.dispatchers())
                        .mapToObj(replica -> local(dispatcher(replica)))
                        .toList()
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
