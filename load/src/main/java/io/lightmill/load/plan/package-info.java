/** Who wants what when: drawn from the seed before anything is sent. */
@NullMarked
package io.lightmill.load.plan;

import org.jspecify.annotations.NullMarked;
