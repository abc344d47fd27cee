/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.process;

import org.jspecify.annotations.NullMarked;
