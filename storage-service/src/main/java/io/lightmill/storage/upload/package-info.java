/** The way of a picture from a browser or curl to an input. */
@NullMarked
package io.lightmill.storage.upload;

import org.jspecify.annotations.NullMarked;
