/** Tests of what the figures are computed with. */
@NullMarked
package io.lightmill.bench.jobsystem;

import org.jspecify.annotations.NullMarked;
