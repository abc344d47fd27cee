/** Tests of the instruments with which the journeys judge. */
@NullMarked
package io.lightmill.e2e.ledger;

import org.jspecify.annotations.NullMarked;
