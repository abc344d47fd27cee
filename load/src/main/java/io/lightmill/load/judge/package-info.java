/** What became of it, row by row: reached, broken, or not judged. Pure arithmetic over what was seen. */
@NullMarked
package io.lightmill.load.judge;

import org.jspecify.annotations.NullMarked;
