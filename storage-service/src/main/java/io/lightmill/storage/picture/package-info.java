/** What a picture file says of itself, read in one bounded pass, without decoding pixels where a header will do. */
@NullMarked
package io.lightmill.storage.picture;

import org.jspecify.annotations.NullMarked;
