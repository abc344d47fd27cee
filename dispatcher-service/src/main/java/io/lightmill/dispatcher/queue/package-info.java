/**
 * Jobs and their items as they wait: intake from Kafka, flags, and what is due.
 */
@NullMarked
package io.lightmill.dispatcher.queue;

import org.jspecify.annotations.NullMarked;
