@NullMarked
package io.lightmill.load.judge;

import org.jspecify.annotations.NullMarked;
