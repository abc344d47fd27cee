/** The documents are held too. */
@NullMarked
package io.lightmill.e2e.docs;

import org.jspecify.annotations.NullMarked;
