package io.lightmill.stack.part;

import io.lightmill.contracts.event.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of the system, each with the one for what cannot be decoded.
 *
 * @param servers the broker's address
 */
record KafkaTopics(String servers) {

    private static final int PARTITIONS = 6;

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String topic : List.of(
                Topics.COMMANDS_INTERACTIVE,
                Topics.COMMANDS_BULK,
                Topics.ITEMS,
                Topics.OUTPUTS,
                Topics.JOBS,
                Topics.BUNDLES,
                Topics.USER_EVENTS)) {
            names.add(topic);
            names.add(topic + Topics.DEAD_LETTER_SUFFIX);
        }
        return names;
    }

    /** Makes those that are missing, with as many replicas as the broker thinks right. */
    void make() throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = names().stream()
                    .filter(name -> !there.contains(name))
                    .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IOException("the topics cannot be made: " + e.getCause(), e);
        }
    }
}
