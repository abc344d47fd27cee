/** The moments at which a service must be able to drop dead. */
@NullMarked
package io.lightmill.crash;

import org.jspecify.annotations.NullMarked;
