/** A user's named folders of jobs. */
@NullMarked
package io.lightmill.job.group;

import org.jspecify.annotations.NullMarked;
