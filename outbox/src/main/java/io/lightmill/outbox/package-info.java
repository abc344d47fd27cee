/**
 * The transactional outbox: an event is written in the transaction of the change that it speaks of, and sent to Kafka after
 * its commit, those of a topic and key in the order of their ids, at least once.
 *
 * <p>{@link io.lightmill.outbox.Outbox} writes rows; {@link io.lightmill.outbox.OutboxRelay} decides when to send; {@link
 * io.lightmill.outbox.OutboxRows} is the SQL; {@link io.lightmill.outbox.KafkaBroker} is Kafka. A row is removed after the broker's
 * acknowledgement. A record that the broker refuses for what it is parks its key, so that nothing overtakes it, and the others
 * go on.
 *
 * <p>Order: whoever appends has locked the job or item that the row speaks of, so rows of one key get their ids in the order
 * of their commits. Ids of different keys may become visible out of order; that is why the relay reads what is there, never
 * "greater than the last".
 */
@NullMarked
package io.lightmill.outbox;

import org.jspecify.annotations.NullMarked;
