/** Plain SQL in batches: this service's statements are few, and nearly all of them carry hundreds of rows. */
@NullMarked
package io.lightmill.storage.sql;

import org.jspecify.annotations.NullMarked;
