/** What a running stack holds: memory, rows that wait to be sent, records that wait to be read. */
@NullMarked
package io.lightmill.load.watch;

import org.jspecify.annotations.NullMarked;
