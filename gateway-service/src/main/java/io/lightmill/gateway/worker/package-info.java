/** The workers' routes: the hottest path, so a plain Vert.x route. */
@NullMarked
package io.lightmill.gateway.worker;

import org.jspecify.annotations.NullMarked;
