/** ZIPs as a pure function of their plan: every offset is known before the first byte. */
@NullMarked
package io.lightmill.storage.bundle;

import org.jspecify.annotations.NullMarked;
