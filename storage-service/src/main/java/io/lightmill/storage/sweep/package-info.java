/** What nobody refers to any more leaves the bucket, some time later. */
@NullMarked
package io.lightmill.storage.sweep;

import org.jspecify.annotations.NullMarked;
