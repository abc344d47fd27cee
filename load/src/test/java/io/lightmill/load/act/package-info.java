@NullMarked
package io.lightmill.load.act;

import org.jspecify.annotations.NullMarked;
