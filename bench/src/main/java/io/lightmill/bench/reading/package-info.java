/** What follows from a ledger: engine seconds, gaps, waits. Arithmetic only, so that it is tested without a stack. */
@NullMarked
package io.lightmill.bench.reading;

import org.jspecify.annotations.NullMarked;
