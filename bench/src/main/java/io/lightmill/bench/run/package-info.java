/** What metrics share: the stack they run on, its load, its database, its memory, and the order of repetitions. */
@NullMarked
package io.lightmill.bench.run;

import org.jspecify.annotations.NullMarked;
