/** The safety net below Kafka: open items are compared with the services that know better. */
@NullMarked
package io.lightmill.job.comparison;

import org.jspecify.annotations.NullMarked;
