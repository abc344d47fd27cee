/** What work costs and how long it takes, before anybody has done it. */
@NullMarked
package io.lightmill.job.estimate;

import org.jspecify.annotations.NullMarked;
