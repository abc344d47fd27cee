/** A RunPod-compatible endpoint in one process: who starts it, and how its parts are put together. */
@NullMarked
package io.lightmill.runpodlocal;

import org.jspecify.annotations.NullMarked;
