@NullMarked
package io.lightmill.load.plan;

import org.jspecify.annotations.NullMarked;
