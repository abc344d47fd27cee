package io.lightmill.job.comparison;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.job.job.Job;
import io.lightmill.job.progress.ItemNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of open items beside what the dispatcher and storage-service know of them.
 *
 * <p>The dispatcher owns an item until it is generated, storage-service says what became of its file. What one of them knows
 * and the other does not was lost on the way, and is said again as the same event.
 */
record Differences(List<OpenItem> open, DispatchStates.Answer dispatcher, Map<UUID, Outputs.State> outputs) {

    static Differences of(List<OpenItem> open, DispatchStates.Answer dispatcher, Outputs.StatesAnswer outputs) {
        return new Differences(
                open,
                dispatcher,
                outputs.states().stream()
                        .collect(Collectors.toMap(Outputs.State::itemId, Function.identity(), (one, same) -> one)));
    }

    /** What to ask storage-service about: what is made, and what the dispatcher has no memory of. */
    static List<UUID> worthAskingStorage(List<OpenItem> open, DispatchStates.Answer dispatcher) {
        Map<UUID, DispatchStates.Item> known = byId(dispatcher);
        return open.stream()
                .filter(item -> item.generated()
                        || !known.containsKey(item.id())
                        || known.get(item.id()).state() == ItemState.GENERATED)
                .map(OpenItem::id)
                .toList();
    }

    /** What the mirror did not know, or knew already: it tells the two apart itself. */
    List<ItemNews> news() {
        Stream<ItemNews> dispatched = dispatcher.items().stream().map(Differences::word);
        Stream<ItemNews> archived = outputs.values().stream()
                .filter(output -> output.archived() != null)
                .map(Differences::word);
        return Stream.concat(dispatched, archived).toList();
    }

    /** Items that the dispatcher must be given again; none whose file storage-service has, archived or still to be. */
    List<UUID> unknownToDispatcher() {
        Map<UUID, DispatchStates.Item> known = byId(dispatcher);
        return open.stream()
                .map(OpenItem::id)
                .filter(id -> !known.containsKey(id) && !hasFile(id))
                .toList();
    }

    /** Made, says the dispatcher, of an output that storage-service has never heard of. */
    List<ItemGenerated> unknownToStorage(Job job, Instant now) {
        List<ItemGenerated> events = new ArrayList<>();
        for (DispatchStates.Item item : dispatcher.items()) {
            if (item.state() == ItemState.GENERATED
                    && item.attemptId() != null
                    && item.output() != null
                    && !isOf(item, outputs.get(item.itemId()))) {
                events.add(new ItemGenerated(
                        job.id(),
                        item.itemId(),
                        job.userId(),
                        item.attemptId(),
                        item.version(),
                        item.output(),
                        item.attempts(),
                        now));
            }
        }
        return events;
    }

    /** Rejected, says storage-service, of an output that the dispatcher still counts on. */
    List<OutputRejected> rejectedUnheard(Job job, Instant now) {
        List<OutputRejected> events = new ArrayList<>();
        for (DispatchStates.Item item : dispatcher.items()) {
            Outputs.State output = outputs.get(item.itemId());
            if (item.state() == ItemState.GENERATED
                    && output != null
                    && output.rejected() != null
                    && isOf(item, output)) {
                String message = output.message() == null ? output.rejected().sentence() : output.message();
                events.add(new OutputRejected(
                        job.id(), item.itemId(), job.userId(), output.attemptId(), output.rejected(), message, now));
            }
        }
        return events;
    }

    private boolean hasFile(UUID id) {
        Outputs.State output = outputs.get(id);
        return output != null && output.rejected() == null;
    }

    private static boolean isOf(DispatchStates.Item item, Outputs.@Nullable State output) {
        return output != null && output.attemptId().equals(item.attemptId());
    }

    private static Map<UUID, DispatchStates.Item> byId(DispatchStates.Answer dispatcher) {
        return dispatcher.items().stream()
                .collect(Collectors.toMap(DispatchStates.Item::itemId, Function.identity(), (one, same) -> one));
    }

    private static ItemNews word(DispatchStates.Item item) {
        UUID id = item.itemId();
        long version = item.version();
        return switch (item.state()) {
            case QUEUED -> new ItemNews.Requeued(id, version, item.attemptId(), item.code());
            case PROCESSING -> new ItemNews.Started(id, version);
            case CANCELLED -> new ItemNews.Cancelled(id, version);
            case FAILED -> failed(item);
            // The dispatcher says completed of what it was told is archived; the file's facts come from
            // storage-service.
            case GENERATED, COMPLETED -> generated(item);
        };
    }

    private static ItemNews generated(DispatchStates.Item item) {
        return item.attemptId() == null || item.output() == null
                ? new ItemNews.Started(item.itemId(), item.version())
                : new ItemNews.Generated(
                        item.itemId(), item.version(), item.attemptId(), item.attempts(), item.output());
    }

    private static ItemNews failed(DispatchStates.Item item) {
        var code = item.code() == null ? ErrorCode.ENGINE_FAILED : item.code();
        String message = item.message() == null ? code.sentence() : item.message();
        return new ItemNews.Failed(item.itemId(), item.version(), item.attemptId(), item.attempts(), code, message);
    }

    private static ItemNews word(Outputs.State output) {
        Outputs.Archived file = Objects.requireNonNull(output.archived());
        return new ItemNews.Archived(
                output.itemId(),
                output.attemptId(),
                file.contentType(),
                file.bytes(),
                file.sha256(),
                file.width(),
                file.height());
    }
}
