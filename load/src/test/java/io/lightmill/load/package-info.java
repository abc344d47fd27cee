@NullMarked
package io.lightmill.load;

import org.jspecify.annotations.NullMarked;
