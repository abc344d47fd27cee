/** One endpoint as both planes see it: its queue, the workers waiting for work or for word to stop, the clients waiting for an end. */
@NullMarked
package io.lightmill.runpodlocal.endpoint;

import org.jspecify.annotations.NullMarked;
