/** Failed items and their second chance: new items, in a job of their own, that stand in for them. */
@NullMarked
package io.lightmill.job.retry;

import org.jspecify.annotations.NullMarked;
