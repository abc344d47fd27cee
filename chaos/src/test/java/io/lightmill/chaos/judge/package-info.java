/** The judge is judged. */
@NullMarked
package io.lightmill.chaos.judge;

import org.jspecify.annotations.NullMarked;
