@NullMarked
package io.lightmill.load.run;

import org.jspecify.annotations.NullMarked;
