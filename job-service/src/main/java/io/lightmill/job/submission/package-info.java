/** From a submission to a durable job: read, check everything, write once. */
@NullMarked
package io.lightmill.job.submission;

import org.jspecify.annotations.NullMarked;
