/**
 * What goes on when nobody speaks: deadlines, polling, ttl, surplus, cleaning.
 */
@NullMarked
package io.lightmill.dispatcher.rescue;

import org.jspecify.annotations.NullMarked;
