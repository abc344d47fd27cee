package io.lightmill.contracts.event;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import java.util.List;
import java.util.UUID;

/**
 * One page of a job's items, cut below 256 KiB. A page is whole in itself: its items refer to its own prompts by index.
 *
 * @param page counts from 0; a page that comes twice is the same page
 * @param prompts the prompts that this page's items name
 * @param items never empty
 */
public record ItemsQueued(UUID jobId, int page, List<PromptPair> prompts, List<QueuedItem> items) {

    /**
     * One item to be generated.
     *
     * @param ordinal position in the job, from 0; bundles and lists are in this order
     * @param set number of the set in the job, from 0; items of one set are shown together and stay in one chunk
     * @param variation number of the variation of its input, from 1
     * @param prompt index into the page's prompts
     * @param inputs the source images, the first being the parent; empty for text to image
     * @param seed 0 to 2^53-1, so that JavaScript keeps it exact
     */
    public record QueuedItem(
            UUID id, int ordinal, int set, int variation, int prompt, List<InputRef> inputs, long seed) {}
}
