/** What can be known of a run from outside: the endpoint's ledger, what clients were told, the bucket, the API at the end. */
@NullMarked
package io.lightmill.chaos.evidence;

import org.jspecify.annotations.NullMarked;
