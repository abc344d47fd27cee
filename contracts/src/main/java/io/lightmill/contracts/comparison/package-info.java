/**
 * What job-service asks the dispatcher when it compares its open items with the dispatcher's, so that no state depends on the
 * delivery of an event.
 *
 * <p>Apart from the other records of the HTTP interfaces, because an item's answer holds what its worker said of the output:
 * packages depend on each other in one direction only, {@code error} ← {@code api} ← {@code worker} ← {@code event}, {@code
 * comparison}.
 */
@NullMarked
package io.lightmill.contracts.comparison;

import org.jspecify.annotations.NullMarked;
