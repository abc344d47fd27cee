/** The web UI's files, as the module {@code ui} built them into the class path. Without that module there are none. */
@NullMarked
package io.lightmill.gateway.ui;

import org.jspecify.annotations.NullMarked;
