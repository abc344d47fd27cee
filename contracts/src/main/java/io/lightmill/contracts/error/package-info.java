/** The one catalogue of error codes, for items and for answers of the API. */
@NullMarked
package io.lightmill.contracts.error;

import org.jspecify.annotations.NullMarked;
