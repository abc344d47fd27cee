/**
 * Where a stack keeps its things: folders, ports, secrets, what is known of its parts.
 */
@NullMarked
package io.lightmill.stack.home;

import org.jspecify.annotations.NullMarked;
