/**
 * What the services tell each other over Kafka.
 *
 * <p>Each record here is the JSON body of one CloudEvent in binary mode: its type is {@link
 * io.lightmill.contracts.event.EventType}, its topic a constant of {@link io.lightmill.contracts.event.Topics}, its
 * key the job's id (on {@code user-events} the user's). Every word about an item carries the item's version, which only
 * grows; a copy ignores what is not newer, and takes a final state from any state that is not final. Nobody depends on
 * order across items.
 */
@NullMarked
package io.lightmill.contracts.event;

import org.jspecify.annotations.NullMarked;
