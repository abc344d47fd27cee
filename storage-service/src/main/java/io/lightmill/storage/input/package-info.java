/** Inputs: the users' own pictures, stored once per user and SHA-256, checked before they may be used. */
@NullMarked
package io.lightmill.storage.input;

import org.jspecify.annotations.NullMarked;
