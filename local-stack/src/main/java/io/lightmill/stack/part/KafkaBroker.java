package io.lightmill.stack.part;

import io.lightmill.stack.home.Ports;
import io.lightmill.stack.supervisor.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker that is its own controller, as a process of its own.
 *
 * @param advertised where it tells its clients to go: its own port, or that of a relay before it
 * @param data its logs
 * @param work where its settings are
 */
record KafkaBroker(Integer port, int advertised, int controllerPort, Path data, Path work, StartCache cache)
        implements Trained {

    @Override
    public String name() {
        return Plan.KAFKA;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        PropertiesFile.write(settingsFile(), settings());
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
    }

    private void format() throws IOException, InterruptedException {
        List<String> command = java(List.of());
        command.addAll(List.of(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                settingsFile().toString()));
        Process format = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("format.log").toFile())
                .start();
        if (format.waitFor() != 0) {
            throw new IOException(
                    "Kafka's storage cannot be formatted: " + Files.readString(work.resolve("format.log")));
        }
    }

    @Override
    public Launch launch(List<String> flags) {
        List<String> command = java(flags);
        command.addAll(List.of("kafka.Kafka", settingsFile().toString()));
        return new Launch(command, work);
    }

    @Override
    public KafkaBroker elsewhere(int otherPort, int spare, Path otherWork) {
        return new KafkaBroker(otherPort, otherPort, spare, otherWork.resolve("data"), otherWork, cache);
    }

    private static List<String> java(List<String> flags) {
        List<String> command = Java.command(Plan.KAFKA, flags);
        command.addAll(List.of(
                "-XX:ReservedCodeCacheSize=64m",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
                "-cp",
                Java.ownClassPath()));
        return command;
    }

    private Path settingsFile() {
        return work.resolve("server.properties");
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // A topic that nobody made is a spelling mistake.
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        return settings;
    }

    @Override
    public boolean isReady() {
        return Ports.answers(port);
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        new KafkaTopics("127.0.0.1:" + port).make();
    }
}
