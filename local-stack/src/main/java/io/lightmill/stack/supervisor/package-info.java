/**
 * Starts parts in the order of their needs, watches them, restarts what dies, stops them in the reverse order. Knows nothing of what\n * the parts are.
 */
@NullMarked
package io.lightmill.stack.supervisor;

import org.jspecify.annotations.NullMarked;
