/** What engines are and take: the catalogue, the check of a submission's wishes by it, and what can be had now. */
@NullMarked
package io.lightmill.job.engine;

import org.jspecify.annotations.NullMarked;
