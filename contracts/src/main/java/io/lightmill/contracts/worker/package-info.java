/**
 * What a worker and the dispatcher say to each other, through the gateway. The golden samples of these records are read by
 * the worker's Python tests too.
 *
 * <p>{@code POST {url}/invocations/{invocationId}/claims}: {@link ClaimRequest} → 200 {@link ClaimedChunk}, or 204: nothing
 * to do, the run ends. {@code POST {url}/attempts/{attemptId}/items/{itemId}}: {@link ItemReport}, or a list of them without
 * the item's id in the path → {@link ReportAnswer}. {@code POST {url}/attempts/{attemptId}/beat}: {@link Beat} → {@link
 * BeatAnswer}. All with {@code Authorization: Bearer} and the invocation's token; 404 with another's.
 */
@NullMarked
package io.lightmill.contracts.worker;

import org.jspecify.annotations.NullMarked;
