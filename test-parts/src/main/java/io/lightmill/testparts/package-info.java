/** Real parts for slice tests. Nothing here is used outside of tests. */
@NullMarked
package io.lightmill.testparts;

import org.jspecify.annotations.NullMarked;
