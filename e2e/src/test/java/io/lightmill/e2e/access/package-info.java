/** Who may do what: every route of the API document, and everybody who may come to it. */
@NullMarked
package io.lightmill.e2e.access;

import org.jspecify.annotations.NullMarked;
