/** What people hear. */
@NullMarked
package io.lightmill.chaos.crowd;

import org.jspecify.annotations.NullMarked;
