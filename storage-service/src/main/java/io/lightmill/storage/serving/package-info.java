/** Bytes over HTTP: ranges, entity tags and the headers that keep a picture a picture. */
@NullMarked
package io.lightmill.storage.serving;

import org.jspecify.annotations.NullMarked;
