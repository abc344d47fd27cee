/** Stand-ins for the siblings, and small builders, for tests. */
@NullMarked
package io.lightmill.job.parts;

import org.jspecify.annotations.NullMarked;
