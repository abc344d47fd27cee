/** The one way in which bodies are read and written. */
@NullMarked
package io.lightmill.runpodlocal.json;

import org.jspecify.annotations.NullMarked;
