package io.lightmill.dispatcher.claim;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedInput;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.dispatcher.claim.ChunkItems.PromptKey;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.storage.Storage;
import io.lightmill.trace.CurrentTrace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Makes the answers to claims: prompts from the database, tickets from storage-service in one batch. */
@Singleton
class ChunkAnswers {

    private static final double BEAT_SECONDS = 2;
    private static final double PUT_SECONDS = 20;
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final ChunkItems items;
    private final Storage storage;
    private final Json json;

    ChunkAnswers(ChunkItems items, @RestClient Storage storage, Json json) {
        this.items = items;
        this.storage = storage;
        this.json = json;
    }

    /** One for each grant, by the id of its attempt. */
    Map<UUID, ClaimedChunk> of(List<Grant.Bound> grants) {
        Map<UUID, Tickets.Granted> tickets = tickets(grants);
        Map<PromptKey, PromptPair> prompts = prompts(grants);
        return grants.stream()
                .map(grant -> chunk(grant, tickets, prompts))
                .collect(Collectors.toMap(ClaimedChunk::attemptId, chunk -> chunk));
    }

    private Map<UUID, Tickets.Granted> tickets(List<Grant.Bound> grants) {
        Tickets.Request wanted = new Tickets.Request(
                grants.stream().flatMap(grant -> wanted(grant).stream()).toList());
        try (CurrentTrace.Scope scope = CurrentTrace.enter(commonTrace(grants))) {
            return storage.tickets(wanted).items().stream()
                    .collect(Collectors.toMap(Tickets.Granted::itemId, granted -> granted));
        }
    }

    /** A batch for several jobs belongs to none of their traces. */
    private static @Nullable String commonTrace(List<Grant.Bound> grants) {
        String first = grants.getFirst().job().traceparent();
        return grants.stream()
                        .allMatch(grant -> Objects.equals(first, grant.job().traceparent()))
                ? first
                : null;
    }

    private static List<Tickets.Wanted> wanted(Grant.Bound grant) {
        Job job = grant.job();
        return grant.items().stream()
                .map(item -> new Tickets.Wanted(
                        job.userId(),
                        job.id(),
                        item.id(),
                        grant.attempt().id(),
                        item.inputs().stream().map(InputRef::sha256).toList()))
                .toList();
    }

    private Map<PromptKey, PromptPair> prompts(List<Grant.Bound> grants) {
        Map<PromptKey, PromptPair> prompts = new HashMap<>();
        grants.stream()
                .collect(Collectors.groupingBy(
                        grant -> grant.job().id(),
                        Collectors.flatMapping(grant -> grant.items().stream(), Collectors.toList())))
                .forEach((job, chunk) -> prompts.putAll(items.prompts(job, chunk)));
        return prompts;
    }

    private ClaimedChunk chunk(
            Grant.Bound grant, Map<UUID, Tickets.Granted> tickets, Map<PromptKey, PromptPair> prompts) {
        Job job = grant.job();
        List<ClaimedItem> claimed = new ArrayList<>();
        for (ChunkItem item : grant.items()) {
            Tickets.Granted granted = tickets.get(item.id());
            PromptPair prompt = prompts.get(new PromptKey(job.id(), item.page(), item.prompt()));
            if (granted == null || prompt == null) {
                throw new IllegalStateException("no tickets or no prompt for item " + item.id());
            }
            claimed.add(claimed(item, prompt, granted));
        }
        return new ClaimedChunk(
                grant.attempt().id(),
                grant.attempt().number(),
                job.id(),
                job.mode(),
                job.engine(),
                json.read(job.parameters(), PARAMETERS),
                job.aspectRatio(),
                job.size(),
                grant.deadline(),
                grant.limit(),
                BEAT_SECONDS,
                PUT_SECONDS,
                job.traceparent(),
                claimed);
    }

    private static ClaimedItem claimed(ChunkItem item, PromptPair prompt, Tickets.Granted granted) {
        List<ClaimedInput> inputs = new ArrayList<>();
        for (int i = 0; i < item.inputs().size(); i++) {
            InputRef input = item.inputs().get(i);
            inputs.add(new ClaimedInput(
                    input.sha256(), input.name(), granted.inputs().get(i)));
        }
        return new ClaimedItem(
                item.id(),
                item.ordinal(),
                item.set(),
                item.variation(),
                item.seed(),
                prompt.prompt(),
                prompt.negativePrompt(),
                inputs,
                granted.output(),
                granted.preview());
    }
}
