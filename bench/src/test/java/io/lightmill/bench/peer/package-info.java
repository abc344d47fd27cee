/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.peer;

import org.jspecify.annotations.NullMarked;
