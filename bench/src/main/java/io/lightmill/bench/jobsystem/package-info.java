/** Other people's job systems, each set up for speed as its own documentation says, with jobs that do nothing. */
@NullMarked
package io.lightmill.bench.jobsystem;

import org.jspecify.annotations.NullMarked;
