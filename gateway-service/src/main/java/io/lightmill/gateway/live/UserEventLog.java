package io.lightmill.gateway.live;

import org.apache.kafka.clients.consumer.Consumer;

/** The topic of browser events. */
interface UserEventLog {

    /**
     * Which topic it is now; may take seconds.
     *
     * @throws org.apache.kafka.common.KafkaException when that cannot be told, or there is none yet
     */
    Facts facts();

    /** A consumer without a group, which has no partitions yet. */
    Consumer<byte[], byte[]> open();

    /**
     * What tells one topic from another of the same name.
     *
     * @param topicId short form of the id that Kafka drew
     */
    record Facts(String topicId, int partitions) {}
}
