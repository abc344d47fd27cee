/**
 * RunPod's protocol: requests, and the pure reading of its answers. The word RunPod stays in here.
 */
@NullMarked
package io.lightmill.dispatcher.runpod;

import org.jspecify.annotations.NullMarked;
