/** Routes of outputs and single items: the gallery, and what an owner thinks of them. */
@NullMarked
package io.lightmill.gateway.output;

import org.jspecify.annotations.NullMarked;
