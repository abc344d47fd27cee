/** Programs that the bench starts beside the stack: looked for, started on a free loopback port, ended by their id. */
@NullMarked
package io.lightmill.bench.process;

import org.jspecify.annotations.NullMarked;
