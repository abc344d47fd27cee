/** Records from Kafka: read by ourselves, so that a malformed one costs itself and not its partition. */
@NullMarked
package io.lightmill.storage.event;

import org.jspecify.annotations.NullMarked;
