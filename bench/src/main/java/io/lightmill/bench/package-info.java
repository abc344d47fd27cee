/** {@code ./lightmill bench}: chooses the metrics, runs them, tells the figures. */
@NullMarked
package io.lightmill.bench;

import org.jspecify.annotations.NullMarked;
