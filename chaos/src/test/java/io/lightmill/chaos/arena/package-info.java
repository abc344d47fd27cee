/** What is done to the ways between the parts. */
@NullMarked
package io.lightmill.chaos.arena;

import org.jspecify.annotations.NullMarked;
