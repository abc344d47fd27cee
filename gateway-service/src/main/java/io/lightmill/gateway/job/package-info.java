/** Routes of jobs, and of what a submission may ask for. */
@NullMarked
package io.lightmill.gateway.job;

import org.jspecify.annotations.NullMarked;
