/** Plain SQL on this service's schema: bound parameters in, records out, one transaction at a time. */
@NullMarked
package io.lightmill.job.sql;

import org.jspecify.annotations.NullMarked;
