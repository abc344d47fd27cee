/** Problem documents (RFC 9457) of the error catalogue, the same from every corner of the gateway. */
@NullMarked
package io.lightmill.gateway.problem;

import org.jspecify.annotations.NullMarked;
