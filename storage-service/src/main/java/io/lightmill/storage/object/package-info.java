/** The bucket: one interface, a folder and Google Cloud Storage behind it. The only package that knows either. */
@NullMarked
package io.lightmill.storage.object;

import org.jspecify.annotations.NullMarked;
