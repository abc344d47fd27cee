/** How pictures come in, and the signed addresses of objects. */
@NullMarked
package io.lightmill.gateway.upload;

import org.jspecify.annotations.NullMarked;
