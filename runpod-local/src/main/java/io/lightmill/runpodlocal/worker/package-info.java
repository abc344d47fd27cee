/** The worker plane: what the official SDK calls, by the URLs in its environment. */
@NullMarked
package io.lightmill.runpodlocal.worker;

import org.jspecify.annotations.NullMarked;
