/** Lists over millions of rows: how they are made, read and planned. */
@NullMarked
package io.lightmill.load.listing;

import org.jspecify.annotations.NullMarked;
