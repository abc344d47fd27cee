/** The browser's events: read from Kafka into a bounded ring, told to each user's readers over SSE. */
@NullMarked
package io.lightmill.gateway.live;

import org.jspecify.annotations.NullMarked;
