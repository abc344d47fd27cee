/** What is kept is what was written down. */
@NullMarked
package io.lightmill.chaos.evidence;

import org.jspecify.annotations.NullMarked;
