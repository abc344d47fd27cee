/** Passing a request on to a sibling and its answer back, byte by byte, with back-pressure both ways. */
@NullMarked
package io.lightmill.gateway.relay;

import org.jspecify.annotations.NullMarked;
