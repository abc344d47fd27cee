/** Jobs as their owner sees and steers them. */
@NullMarked
package io.lightmill.job.job;

import org.jspecify.annotations.NullMarked;
