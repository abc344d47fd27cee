/** Ids that sort by time. */
@NullMarked
package io.lightmill.job.id;

import org.jspecify.annotations.NullMarked;
