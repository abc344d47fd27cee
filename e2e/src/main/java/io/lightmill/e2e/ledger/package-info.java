/** The judge who stands outside: what the local endpoint and its workers wrote down, and what follows from it. */
@NullMarked
package io.lightmill.e2e.ledger;

import org.jspecify.annotations.NullMarked;
