/**
 * A run asks for work: whose turn it is, which items, and the answer with tickets.
 */
@NullMarked
package io.lightmill.dispatcher.claim;

import org.jspecify.annotations.NullMarked;
