/** The public API as a stranger's program would speak it: HTTP/1.1 with the JDK's client, bodies as the records of the contracts. */
@NullMarked
package io.lightmill.e2e.api;

import org.jspecify.annotations.NullMarked;
