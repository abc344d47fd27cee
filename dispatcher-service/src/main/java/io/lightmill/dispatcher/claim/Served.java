package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import org.jspecify.annotations.Nullable;

/**
 * A claim's grant and its invocation as it was found.
 *
 * @param row null for a stranger
 */
record Served(Grant grant, @Nullable AtClaim row) {}
