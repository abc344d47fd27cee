package io.lightmill.stack.part;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.home.Secrets;
import io.lightmill.stack.supervisor.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes the parts of a plan, in the order in which people want to read them. */
public final class Parts {

    private final Plan plan;
    private final Home home;
    private final Project project;
    private final Secrets secrets;
    private final Databases databases;
    private final ServiceSettings settings;

    /** The parts of one plan. */
    public Parts(Plan plan) {
        this.plan = plan;
        this.home = plan.home();
        this.project = plan.project();
        this.secrets = new Secrets(home);
        this.databases = new Databases(plan, secrets);
        this.settings = new ServiceSettings(plan, secrets, databases);
    }

    /** All of them. */
    public List<Part> all() {
        List<Part> parts = new ArrayList<>();
        if (plan.existing().databaseUrl() == null) {
            parts.add(mariaDb());
        }
        if (plan.existing().kafka() == null) {
            parts.add(kafka());
        }
        parts.addAll(services());
        if (!plan.existing().hasEndpoint()) {
            parts.addAll(endpointAndWorkers());
        }
        return parts;
    }

    /** Makes what must be there on servers that are not ours. */
    public void prepareExisting() throws IOException, InterruptedException {
        if (plan.existing().databaseUrl() != null) {
            Databases.makeSchemas(plan.existing().databaseUrl());
        }
        if (plan.existing().kafka() != null) {
            new KafkaTopics(plan.existing().kafka()).make();
        }
    }

    /** The programs of our own that start sooner with a cache; those first that others wait for. */
    List<Trained> trained() {
        List<Trained> trained = new ArrayList<>();
        if (plan.existing().kafka() == null) {
            trained.add(kafka());
        }
        if (plan.existing().databaseUrl() == null) {
            // Elsewhere we make no scratch schema.
            services().stream()
                    .filter(service -> Plan.SERVICES.contains(service.name()))
                    .forEach(trained::add);
        }
        if (!plan.existing().hasEndpoint()) {
            trained.add(runpodLocal());
        }
        return trained;
    }

    /** What those programs need while they are started for their caches: nobody is told anything there. */
    public List<Part> forTraining() {
        return plan.existing().databaseUrl() == null ? List.of(mariaDb()) : List.of();
    }

    /** The four services, each in as many replicas as are wanted. */
    List<JavaService> services() {
        List<JavaService> services = new ArrayList<>();
        services.addAll(replicas(Plan.JOB, settings::job));
        services.addAll(replicas(Plan.DISPATCHER, settings::dispatcher));
        services.addAll(replicas(Plan.STORAGE, settings::storage));
        services.addAll(replicas(Plan.GATEWAY, settings::gateway));
        return services;
    }

    private List<JavaService> replicas(String service, Function<String, Map<String, String>> itsSettings) {
        Path jar = project.quarkusJar(service);
        return plan.replicas(service).stream()
                .map(name -> new JavaService(
                        name,
                        jar,
                        plan.port(name),
                        home.work(name),
                        itsSettings.apply(name),
                        serviceNeeds(),
                        cache(service, jar)))
                .toList();
    }

    private StartCache cache(String module, Path jar) {
        return StartCache.of(
                project.startCaches(), module, List.of(jar.resolveSibling("lib"), jar, jar.resolveSibling("app")));
    }

    /** Each asks its own database and broker whether it is ready; the gateway only the broker, but starts no sooner. */
    private Set<String> serviceNeeds() {
        Set<String> needs = new HashSet<>();
        if (plan.existing().databaseUrl() == null) {
            needs.add(Plan.MARIADB);
        }
        if (plan.existing().kafka() == null) {
            needs.add(Plan.KAFKA);
        }
        return needs;
    }

    private MariaDbServer mariaDb() {
        return new MariaDbServer(
                new MariaDbFiles(project.databaseServer(), home.data(Plan.MARIADB)),
                plan.port(Plan.MARIADB),
                home.secrets().resolve("mariadb-init.sql"),
                secrets.random("database.root"),
                databases.ownUsers());
    }

    KafkaBroker kafka() {
        Integer relay = plan.options().kafkaRelay();
        return new KafkaBroker(
                plan.port(Plan.KAFKA),
                relay == null ? plan.port(Plan.KAFKA) : relay,
                plan.port(Plan.KAFKA_CONTROLLER),
                home.data(Plan.KAFKA),
                home.work(Plan.KAFKA),
                StartCache.of(project.startCaches(), Plan.KAFKA, Java.ownJars()));
    }

    private RunpodLocal runpodLocal() {
        Path jar = project.root().resolve("runpod-local/target/lightmill-runpod-local.jar");
        return new RunpodLocal(
                jar,
                plan.port(Plan.RUNPOD_LOCAL),
                plan.port(Plan.RUNPOD_LOCAL_ADMIN),
                secrets.random("runpod-key"),
                home.data(Plan.RUNPOD_LOCAL),
                home.work(Plan.RUNPOD_LOCAL),
                plan.options(),
                StartCache.of(project.startCaches(), Plan.RUNPOD_LOCAL, List.of(jar, jar.resolveSibling("lib"))));
    }

    private List<Part> endpointAndWorkers() {
        RunpodLocal endpoint = runpodLocal();
        List<Part> parts = new ArrayList<>(List.of(endpoint));
        for (int number = 1; number <= plan.options().workers(); number++) {
            String name = "worker-" + number;
            parts.add(new PythonWorker(name, project, endpoint, home.work(name), plan.options()));
        }
        return parts;
    }
}
