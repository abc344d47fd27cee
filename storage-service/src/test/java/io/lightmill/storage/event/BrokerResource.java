package io.lightmill.storage.event;

import io.lightmill.contracts.event.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Gives the service under test the broker that {@code LIGHTMILL_TEST_KAFKA} names, instead of none. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    static final String SETTING = "LIGHTMILL_TEST_KAFKA";

    @Override
    public Map<String, String> start() {
        String broker = System.getenv(SETTING);
        if (broker == null) {
            return Map.of();
        }
        makeTopics(broker);
        return Map.of(
                "kafka.bootstrap.servers", broker,
                "mp.messaging.incoming.items.connector", "smallrye-kafka",
                "mp.messaging.incoming.jobs.connector", "smallrye-kafka",
                "mp.messaging.outgoing.dead-letters.connector", "smallrye-kafka",
                "lightmill.outbox.relay", "true");
    }

    private static void makeTopics(String broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            List<NewTopic> topics = Stream.of(Topics.ITEMS, Topics.JOBS, Topics.OUTPUTS, Topics.BUNDLES)
                    .flatMap(topic -> Stream.of(topic, topic + Topics.DEAD_LETTER_SUFFIX))
                    .map(name -> new NewTopic(name, 2, (short) 1))
                    .toList();
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(topics.stream()
                            .filter(topic -> !there.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topics cannot be made on " + broker, e);
        }
    }

    /** After the resource that says that there is no broker. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void stop() {
        // The broker is not ours.
    }
}
