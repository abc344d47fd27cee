/** The browser's side of the event stream. */
@NullMarked
package io.lightmill.e2e.live;

import org.jspecify.annotations.NullMarked;
