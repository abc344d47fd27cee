@NullMarked
package io.lightmill.load.listing;

import org.jspecify.annotations.NullMarked;
