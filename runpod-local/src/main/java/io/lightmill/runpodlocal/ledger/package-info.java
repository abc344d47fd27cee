/** The append-only record of all that happened, for judges outside. */
@NullMarked
package io.lightmill.runpodlocal.ledger;

import org.jspecify.annotations.NullMarked;
