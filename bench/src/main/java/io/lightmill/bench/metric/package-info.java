/** One class for each metric; its letter is that of the list of performance goals. */
@NullMarked
package io.lightmill.bench.metric;

import org.jspecify.annotations.NullMarked;
