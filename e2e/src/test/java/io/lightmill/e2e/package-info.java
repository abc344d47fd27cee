/** The journeys: each is somebody's way through the whole, running system. */
@NullMarked
package io.lightmill.e2e;

import org.jspecify.annotations.NullMarked;
