package io.lightmill.job.progress;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemFailed;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsCancelled;
import io.lightmill.contracts.event.ItemsRequeued;
import io.lightmill.contracts.event.ItemsStarted;
import io.lightmill.contracts.event.OutputArchived;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records ourselves, so that one that cannot be read stops nothing but itself. */
@ApplicationScoped
class EventDecoder {

    private static final UUID NO_JOB = new UUID(0, 0);

    private final ObjectMapper json;

    EventDecoder(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What the record says.
     *
     * @throws Undecodable when it is no event, or none of a type known here
     */
    Word decode(ConsumerRecord<String, byte[]> message) {
        EventType type = type(message);
        try {
            return read(type, requireNonNull(message.value(), "no body"));
        } catch (IOException | NullPointerException | IllegalArgumentException e) {
            throw new Undecodable(type + " cannot be read: " + e.getMessage());
        }
    }

    private static EventType type(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_type");
        String type = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        return Arrays.stream(EventType.values())
                .filter(known -> known.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new Undecodable("unknown ce_type " + type));
    }

    private Word read(EventType type, byte[] body) throws IOException {
        Record event = json.readValue(body, type.body());
        return switch (event) {
            case ItemsStarted it ->
                new Word(
                        requireNonNull(it.jobId()),
                        each(it.items(), i -> new ItemNews.Started(i.itemId(), i.version())));
            case ItemsRequeued it ->
                new Word(
                        requireNonNull(it.jobId()),
                        each(
                                it.items(),
                                i -> new ItemNews.Requeued(i.itemId(), i.version(), it.attemptId(), it.code())));
            case ItemsCancelled it ->
                new Word(
                        requireNonNull(it.jobId()),
                        each(it.items(), i -> new ItemNews.Cancelled(i.itemId(), i.version())));
            case ItemGenerated it -> new Word(requireNonNull(it.jobId()), List.of(generated(it)));
            case ItemFailed it -> new Word(requireNonNull(it.jobId()), List.of(failed(it)));
            case OutputArchived it -> new Word(requireNonNull(it.jobId()), List.of(archived(it)));
            // A rejected output leaves the item as it is: the dispatcher's retry rule decides, and says so itself.
            default -> new Word(NO_JOB, List.of());
        };
    }

    private static List<ItemNews> each(List<ItemVersion> items, Function<ItemVersion, ItemNews> news) {
        items.forEach(item -> requireNonNull(item.itemId(), "itemId"));
        return items.stream().map(news).toList();
    }

    private static ItemNews generated(ItemGenerated it) {
        return new ItemNews.Generated(
                requireNonNull(it.itemId(), "itemId"),
                it.version(),
                requireNonNull(it.attemptId(), "attemptId"),
                it.attempts(),
                requireNonNull(it.output(), "output"));
    }

    private static ItemNews failed(ItemFailed it) {
        return new ItemNews.Failed(
                requireNonNull(it.itemId(), "itemId"),
                it.version(),
                it.attemptId(),
                it.attempts(),
                requireNonNull(it.code(), "code"),
                it.message() == null ? it.code().sentence() : it.message());
    }

    private static ItemNews archived(OutputArchived it) {
        return new ItemNews.Archived(
                requireNonNull(it.itemId(), "itemId"),
                requireNonNull(it.attemptId(), "attemptId"),
                requireNonNull(it.contentType(), "contentType"),
                it.bytes(),
                requireNonNull(it.sha256(), "sha256"),
                it.width(),
                it.height());
    }

    /** A record that nobody here will ever be able to read. */
    static final class Undecodable extends RuntimeException {
        private final String reason;

        Undecodable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
