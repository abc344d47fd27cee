/** Tickets of claimed items, in batches, for dispatcher-service. */
@NullMarked
package io.lightmill.storage.ticket;

import org.jspecify.annotations.NullMarked;
