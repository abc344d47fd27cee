/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.report;

import org.jspecify.annotations.NullMarked;
