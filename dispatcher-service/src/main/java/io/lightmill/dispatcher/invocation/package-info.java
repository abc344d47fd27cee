/**
 * Permits: how many invocations are wanted, and posting them so that the budget holds whatever dies.
 */
@NullMarked
package io.lightmill.dispatcher.invocation;

import org.jspecify.annotations.NullMarked;
