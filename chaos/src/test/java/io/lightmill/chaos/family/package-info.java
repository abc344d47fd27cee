/** Schedules. */
@NullMarked
package io.lightmill.chaos.family;

import org.jspecify.annotations.NullMarked;
