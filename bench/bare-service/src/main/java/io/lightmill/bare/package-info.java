/** A service that does nothing. */
@NullMarked
package io.lightmill.bare;

import org.jspecify.annotations.NullMarked;
