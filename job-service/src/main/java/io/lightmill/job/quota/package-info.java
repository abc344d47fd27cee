/** How much one user may submit, so that nobody spends or occupies more than whoever runs Lightmill allows. */
@NullMarked
package io.lightmill.job.quota;

import org.jspecify.annotations.NullMarked;
