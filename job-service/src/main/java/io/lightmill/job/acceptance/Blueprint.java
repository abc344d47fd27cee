package io.lightmill.job.acceptance;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.item.NewItem;
import io.lightmill.job.item.Source;
import java.util.List;
import java.util.function.Consumer;

/** The items that a job will have, told and never held: what they are made from, and how many of each in which sets. */
public interface Blueprint {

    /** 2^53: below it JavaScript keeps whole numbers exact. */
    long SEEDS = 1L << 53;

    /** How many. */
    long items();

    /** How many sets they are shown in. */
    int sets();

    /** What they are made from; items name a source by its place here. */
    List<Source> sources();

    /** What the picture should show that is made from this source. */
    PromptPair prompts(int source);

    /** Tells each item once, in order of ordinals and of ids. */
    void tell(Consumer<NewItem> items);
}
