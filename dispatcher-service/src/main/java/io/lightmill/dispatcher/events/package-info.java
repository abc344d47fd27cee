/**
 * Records from Kafka: decoded, handed on until they are taken, or put aside when they cannot be read or will never be taken.
 */
@NullMarked
package io.lightmill.dispatcher.events;

import org.jspecify.annotations.NullMarked;
