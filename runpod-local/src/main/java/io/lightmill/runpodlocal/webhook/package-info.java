/** Telling the client's webhook of an end: three tries, then never again. */
@NullMarked
package io.lightmill.runpodlocal.webhook;

import org.jspecify.annotations.NullMarked;
