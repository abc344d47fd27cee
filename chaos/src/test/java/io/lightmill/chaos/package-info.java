/** What holds the borders. */
@NullMarked
package io.lightmill.chaos;

import org.jspecify.annotations.NullMarked;
