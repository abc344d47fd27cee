/** Pictures that the journeys draw themselves. */
@NullMarked
package io.lightmill.e2e.picture;

import org.jspecify.annotations.NullMarked;
