/** Outputs: checked, hashed and recorded once, whatever the order in which they are reported. */
@NullMarked
package io.lightmill.storage.archive;

import org.jspecify.annotations.NullMarked;
