/** The little of HTTP that both planes and the admin port share. */
@NullMarked
package io.lightmill.runpodlocal.http;

import org.jspecify.annotations.NullMarked;
