/** What bundles are made of: a job's items with what stands in for them, and outputs that somebody picked. */
@NullMarked
package io.lightmill.job.bundle;

import org.jspecify.annotations.NullMarked;
