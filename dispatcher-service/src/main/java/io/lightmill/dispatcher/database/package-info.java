/**
 * Hand-written SQL over JDBC, and the transactions around it.
 */
@NullMarked
package io.lightmill.dispatcher.database;

import org.jspecify.annotations.NullMarked;
