/** The OpenAPI document: what all operations have in common. */
@NullMarked
package io.lightmill.gateway.api;

import org.jspecify.annotations.NullMarked;
