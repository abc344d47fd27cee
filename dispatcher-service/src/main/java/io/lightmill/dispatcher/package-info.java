/**
 * Calls RunPod under the budget, hands chunks to the workers that come, and settles what they say.
 *
 * <p>Arrows between the packages, one way: {@code database} ← {@code endpoint} ← {@code queue} ← {@code runpod} ← {@code
 * invocation} ← {@code attempt} ← {@code settle}, {@code claim} ← {@code rescue}. Truth is in the database; every replica does
 * everything, and a killed one leaves nothing to take over but rows with a due time.
 *
 * <p>Lock order: endpoint, invocation, job, attempt, item. Claim, settle and page intake lock the job shared, cancel and
 * pause exclusively, and nobody upgrades.
 */
@NullMarked
package io.lightmill.dispatcher;

import org.jspecify.annotations.NullMarked;
