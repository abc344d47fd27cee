/** From a plan to a durable job, once, however often its submission comes. */
@NullMarked
package io.lightmill.job.acceptance;

import org.jspecify.annotations.NullMarked;
