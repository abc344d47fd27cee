/** Where invocations go: settings from the configuration, state and figures from the database. */
@NullMarked
package io.lightmill.dispatcher.endpoint;

import org.jspecify.annotations.NullMarked;
