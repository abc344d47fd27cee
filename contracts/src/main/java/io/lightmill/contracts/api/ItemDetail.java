package io.lightmill.contracts.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with its history: {@code GET /api/items/{id}}.
 *
 * @param attempts oldest first; null: the dispatcher cannot be asked now
 */
public record ItemDetail(ItemView item, @Nullable List<AttemptView> attempts) {}
