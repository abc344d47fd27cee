/**
 * A folder of pictures through the API: scan, hash, upload what is missing, submit, watch, download; each step can be repeated.
 */
@NullMarked
package io.lightmill.stack.run;

import org.jspecify.annotations.NullMarked;
