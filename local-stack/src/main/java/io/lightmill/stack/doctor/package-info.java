/**
 * What usually keeps a stack from running: looked for, and said with what to do about it.
 */
@NullMarked
package io.lightmill.stack.doctor;

import org.jspecify.annotations.NullMarked;
