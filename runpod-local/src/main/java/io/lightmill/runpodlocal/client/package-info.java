/** The client plane: what somebody with an API key calls under /v2/{endpoint}. */
@NullMarked
package io.lightmill.runpodlocal.client;

import org.jspecify.annotations.NullMarked;
