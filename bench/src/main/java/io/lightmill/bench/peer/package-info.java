/** What stands beside: other programs, or a physical bound. Each on its own documented fast path. */
@NullMarked
package io.lightmill.bench.peer;

import org.jspecify.annotations.NullMarked;
