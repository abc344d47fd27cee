package io.lightmill.stack.part;

import io.lightmill.stack.home.Ports;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.ProcessGroup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the start caches that are missing, one after the other and with the lowest priority, while the stack does its work. Each
 * program is started once more for it, beside the real one and out of its way: on a scratch schema, with a broker that is not
 * there, so that it can neither take a record nor write one.
 */
public final class StartTraining {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 200;
    private static final String NOWHERE = "127.0.0.1:1";

    private final Plan plan;
    private final List<JavaService> services;

    private StartTraining(Plan plan, List<JavaService> services) {
        this.plan = plan;
        this.services = services;
    }

    /** For the services of a stack that is ready. */
    public static StartTraining of(Plan plan, Parts parts) {
        return new StartTraining(plan, parts.firstOfEachService());
    }

    /** Begins in the background; ends with this process. */
    public void begin() {
        boolean possible = plan.existing().databaseUrl() == null;
        if (possible && services.stream().anyMatch(service -> !service.cache().exists())) {
            Thread.ofVirtual().name("start-training").start(this::train);
        }
    }

    private void train() {
        Path folder = plan.project().startCaches();
        try {
            Files.createDirectories(folder);
            // Another stack of this project may be at it.
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    trainAll();
                }
            }
        } catch (IOException e) {
            // Starts stay slower, and nothing else is lost.
            System.err.println("no start cache was made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trainAll() throws IOException, InterruptedException {
        for (JavaService service : services) {
            if (!service.cache().exists()) {
                train(service);
            }
        }
    }

    private void train(JavaService service) throws IOException, InterruptedException {
        int port = new Ports()
                .choose(Map.of("training", service.port() + 1000), Map.of())
                .getOrDefault("training", 0);
        Path work = plan.home().work(service.name() + "-training");
        JavaService trainee = service.at(port, work, scratch(service.settings(), port));
        trainee.prepare();
        Path output = work.resolve("training.aot");
        ProcessGroup process =
                ProcessGroup.start(lowPriority(trainee.launch(StartCache.trainingFlags(output))), work.resolve("log"));
        Thread stop = Thread.ofPlatform().unstarted(() -> end(process));
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            awaitListening(process, port);
            // The cache is written at the end of the process, which takes longer than a usual end.
            process.stop(LIMIT);
        } finally {
            Runtime.getRuntime().removeShutdownHook(stop);
            dropScratch(trainee.settings());
        }
        if (Files.exists(output)) {
            service.cache().replaceBy(output);
        }
        deleteAll(work);
    }

    private static void dropScratch(Map<String, String> settings) throws IOException {
        String url = settings.get("lightmill.database.url");
        if (url != null) {
            Databases.dropSchema(
                    url,
                    settings.getOrDefault("lightmill.database.username", ""),
                    settings.getOrDefault("lightmill.database.password", ""));
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Launch lowPriority(Launch launch) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(launch.command());
        return new Launch(command, launch.environment(), launch.withheld(), launch.directory());
    }

    private static Map<String, String> scratch(Map<String, String> settings, int port) {
        Map<String, String> scratch = new HashMap<>(settings);
        scratch.put("quarkus.http.port", String.valueOf(port));
        scratch.put("kafka.bootstrap.servers", NOWHERE);
        scratch.replaceAll(
                (name, value) -> name.startsWith("lightmill.dispatcher.endpoints.") && name.endsWith("base-url")
                        ? "http://" + NOWHERE
                        : value);
        String url = settings.get("lightmill.database.url");
        if (url != null) {
            scratch.put("lightmill.database.url", url + "_training");
            scratch.put("quarkus.datasource.jdbc.additional-jdbc-properties.createDatabaseIfNotExist", "true");
        }
        return scratch;
    }

    private static void awaitListening(ProcessGroup process, int port) throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (process.leader().isAlive() && !HttpProbe.isOk("http://127.0.0.1:" + port + "/q/health/live")) {
            if (System.nanoTime() - limit > 0) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static void end(ProcessGroup process) {
        try {
            process.stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
