package io.lightmill.contracts.api;

import java.time.Instant;
import java.util.Map;

/**
 * Permission to do one thing with one object.
 *
 * @param method {@code GET} or {@code PUT}
 * @param url absolute; holds the signature, so it is not logged
 * @param headers to send exactly so
 */
public record Ticket(String method, String url, Map<String, String> headers, Instant expiresAt) {}
