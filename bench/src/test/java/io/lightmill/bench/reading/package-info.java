/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.reading;

import org.jspecify.annotations.NullMarked;
