/** Who may come in: API keys, the browser's session, and the gate that every request passes. */
@NullMarked
package io.lightmill.gateway.access;

import org.jspecify.annotations.NullMarked;
