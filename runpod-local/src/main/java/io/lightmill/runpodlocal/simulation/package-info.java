/** Workers without Python: they take requests from the same queue and speak the worker's protocol over the same HTTP routes as a real one. All on the event loop: hundreds cost one core little. */
@NullMarked
package io.lightmill.runpodlocal.simulation;

import org.jspecify.annotations.NullMarked;
