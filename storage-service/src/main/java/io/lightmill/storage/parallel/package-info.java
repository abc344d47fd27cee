/** Many small waits side by side, never more than a number of them. */
@NullMarked
package io.lightmill.storage.parallel;

import org.jspecify.annotations.NullMarked;
