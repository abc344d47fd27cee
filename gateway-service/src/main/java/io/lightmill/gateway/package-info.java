/**
 * The only public edge. Whoever comes in is known here ({@code access}) or carries a signed address or token that a sibling
 * knows (objects, workers, webhooks); then the request is passed on ({@code relay}) to the service that owns the thing.
 *
 * <p>Requests and answers go through as bytes, never parsed and never whole in memory. What a resource class declares is the
 * route and its documentation; the words themselves are checked by the service that owns them, so that there is one judge.
 */
@NullMarked
package io.lightmill.gateway;

import org.jspecify.annotations.NullMarked;
