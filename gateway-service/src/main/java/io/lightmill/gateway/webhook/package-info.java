/** RunPod's word that something happened; a hint that is passed on at once. */
@NullMarked
package io.lightmill.gateway.webhook;

import org.jspecify.annotations.NullMarked;
