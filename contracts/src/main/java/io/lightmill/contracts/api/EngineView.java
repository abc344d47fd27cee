package io.lightmill.contracts.api;

import java.util.List;

/**
 * An engine as it can be had now.
 *
 * @param endpoints names of those that serve it; {@code GET /api/endpoints} tells their figures
 * @param available whether one of them takes work
 */
public record EngineView(EngineProfile profile, List<String> endpoints, boolean available) {}
