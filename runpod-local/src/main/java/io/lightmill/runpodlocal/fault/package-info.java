/** The fault menu: each fault a small record, armed with a count or a probability. */
@NullMarked
package io.lightmill.runpodlocal.fault;

import org.jspecify.annotations.NullMarked;
