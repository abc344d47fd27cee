/** The endpoints as people see them. */
@NullMarked
package io.lightmill.dispatcher.overview;

import org.jspecify.annotations.NullMarked;
