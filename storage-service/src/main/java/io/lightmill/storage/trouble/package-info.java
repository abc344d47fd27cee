/** What the service answers when its bucket, its database or a sibling is away. */
@NullMarked
package io.lightmill.storage.trouble;

import org.jspecify.annotations.NullMarked;
