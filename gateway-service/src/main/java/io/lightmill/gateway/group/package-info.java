/** Routes of groups. */
@NullMarked
package io.lightmill.gateway.group;

import org.jspecify.annotations.NullMarked;
