package io.lightmill.gateway.live;

import io.lightmill.contracts.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topic at the real broker. */
@ApplicationScoped
class KafkaUserEventLog implements UserEventLog {

    private static final int SECONDS = 5;
    /** Enough to tell two topics apart, and short in every event's id. */
    private static final int SHORT = 8;

    private final String servers;

    KafkaUserEventLog(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    @Override
    public Facts facts() {
        try (Admin admin = Admin.create(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "gateway-topic"))) {
            TopicDescription topic = admin.describeTopics(List.of(Topics.USER_EVENTS))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next();
            return new Facts(
                    topic.topicId().toString().substring(0, SHORT),
                    topic.partitions().size());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topic " + Topics.USER_EVENTS + " cannot be described", e);
        }
    }

    @Override
    public Consumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "gateway-live",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // An offset that is gone means another history: we look at the topic anew rather than jump.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        // Somebody watches: an event goes out when it comes.
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        512 * 1024,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
