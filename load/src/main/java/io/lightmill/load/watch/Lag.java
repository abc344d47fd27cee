package io.lightmill.load.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the services' consumers are behind what was written. */
final class Lag implements AutoCloseable {

    private static final List<String> GROUPS = List.of("job", "dispatcher", "storage");

    private final Admin admin;

    Lag(String servers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers, "client.id", "load"));
    }

    /** Records that were not yet taken, over all groups and partitions. */
    long records() throws InterruptedException {
        try {
            return behind(admin.listConsumerGroupOffsets(GROUPS.stream()
                            .collect(
                                    Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell", e);
        }
    }

    /** Partitions without an offset have not been read yet; there is nothing of theirs to compare with. */
    private long behind(Map<String, Map<TopicPartition, OffsetAndMetadata>> taken)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        taken.values()
                .forEach(group -> group.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(wanted).all().get();
        return taken.values().stream()
                .flatMap(group -> group.entrySet().stream())
                .filter(partition -> partition.getValue() != null)
                .mapToLong(partition ->
                        Objects.requireNonNull(ends.get(partition.getKey())).offset()
                                - partition.getValue().offset())
                .filter(behind -> behind > 0)
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
