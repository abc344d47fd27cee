/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.run;

import org.jspecify.annotations.NullMarked;
