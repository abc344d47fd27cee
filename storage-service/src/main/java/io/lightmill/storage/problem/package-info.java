/** Problem documents made of the error catalogue. */
@NullMarked
package io.lightmill.storage.problem;

import org.jspecify.annotations.NullMarked;
