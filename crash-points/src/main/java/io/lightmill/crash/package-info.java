/** What can only be done to a service from inside: to drop dead at a named moment, and to have a wrong clock. */
@NullMarked
package io.lightmill.crash;

import org.jspecify.annotations.NullMarked;
