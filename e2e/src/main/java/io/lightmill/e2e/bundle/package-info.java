/** The ZIP as somebody unpacks it. */
@NullMarked
package io.lightmill.e2e.bundle;

import org.jspecify.annotations.NullMarked;
