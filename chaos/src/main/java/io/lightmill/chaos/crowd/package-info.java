/** People who work all the while and write down what they are told. */
@NullMarked
package io.lightmill.chaos.crowd;

import org.jspecify.annotations.NullMarked;
