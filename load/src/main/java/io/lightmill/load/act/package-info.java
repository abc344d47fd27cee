/** People who send what is due when it is due, however slowly they are answered. */
@NullMarked
package io.lightmill.load.act;

import org.jspecify.annotations.NullMarked;
