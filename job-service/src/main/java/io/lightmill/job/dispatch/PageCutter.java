package io.lightmill.job.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.ItemsQueued.QueuedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a job's items into pages below 256 KiB, each whole in itself. A page is handed on as soon as it is full, so that one
 * is held at a time.
 *
 * <p>Sizes are bounds: an item counts with its longest possible numbers, and inputs are measured once for all items in a row
 * that share them.
 */
public final class PageCutter {

    private static final int PAGE_BYTES = 256 * 1024;
    /** {@code {"jobId":…,"page":…,"prompts":[],"items":[]}} */
    private static final int FRAME_BYTES = 128;
    /** {@code {"id":…,"ordinal":…,"set":…,"variation":…,"prompt":…,"inputs":,"seed":…},} */
    private static final int ITEM_BYTES = 176;

    private final UUID jobId;
    private final ObjectMapper json;
    private final Consumer<ItemsQueued> pages;
    private final Map<PromptPair, Integer> prompts = new LinkedHashMap<>();
    private final List<QueuedItem> items = new ArrayList<>();
    private int page;
    private int size = FRAME_BYTES;
    private @Nullable List<InputRef> measured;
    private int measuredBytes;

    /**
     * Begins.
     *
     * @param firstPage the number of the first page
     * @param pages takes each page when it is full
     */
    public PageCutter(UUID jobId, int firstPage, ObjectMapper json, Consumer<ItemsQueued> pages) {
        this.jobId = jobId;
        this.page = firstPage;
        this.json = json;
        this.pages = pages;
    }

    /** Adds an item behind those before. */
    public void add(UUID id, int ordinal, int set, int variation, PromptPair prompt, List<InputRef> inputs, long seed) {
        int own = ITEM_BYTES + bytesOf(inputs);
        int withPrompt = own + (prompts.containsKey(prompt) ? 0 : bytes(prompt) + 1);
        if (!items.isEmpty() && size + withPrompt > PAGE_BYTES) {
            page = end();
            withPrompt = own + bytes(prompt) + 1;
        }
        Integer index = prompts.computeIfAbsent(prompt, it -> prompts.size());
        items.add(new QueuedItem(id, ordinal, set, variation, index, inputs, seed));
        size += withPrompt;
    }

    /**
     * Hands on what is left.
     *
     * @return the number of the next page
     */
    public int end() {
        if (!items.isEmpty()) {
            pages.accept(new ItemsQueued(jobId, page++, List.copyOf(prompts.keySet()), List.copyOf(items)));
            prompts.clear();
            items.clear();
            size = FRAME_BYTES;
        }
        return page;
    }

    private int bytesOf(List<InputRef> inputs) {
        if (inputs != measured) {
            measured = inputs;
            measuredBytes = bytes(inputs);
        }
        return measuredBytes;
    }

    private int bytes(Object value) {
        try {
            return json.writeValueAsBytes(value).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
