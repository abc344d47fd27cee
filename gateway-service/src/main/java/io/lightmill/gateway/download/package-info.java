/** How pictures and bundles go out. */
@NullMarked
package io.lightmill.gateway.download;

import org.jspecify.annotations.NullMarked;
