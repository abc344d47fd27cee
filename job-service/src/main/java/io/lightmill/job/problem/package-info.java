/** How refusals look: problem details whose type is a code of the catalogue. */
@NullMarked
package io.lightmill.job.problem;

import org.jspecify.annotations.NullMarked;
