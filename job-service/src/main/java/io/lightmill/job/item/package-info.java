/** The items of a job and what became of them. */
@NullMarked
package io.lightmill.job.item;

import org.jspecify.annotations.NullMarked;
