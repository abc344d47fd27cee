/** What stands for the services behind the gateway in its tests: real servers on real ports. */
@NullMarked
package io.lightmill.gateway.stub;

import org.jspecify.annotations.NullMarked;
