package io.lightmill.contracts.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; null: this was the last
 * @param total how many there are in all, where that is known cheaply
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {}
