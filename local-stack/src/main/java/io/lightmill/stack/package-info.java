/**
 * The whole system on one machine, and its command line.
 */
@NullMarked
package io.lightmill.stack;

import org.jspecify.annotations.NullMarked;
