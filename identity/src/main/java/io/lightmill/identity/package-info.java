/**
 * How services know each other: short-lived JWTs, signed with the caller's own key, that name the user on whose behalf it
 * calls. Nothing else about a request is trusted.
 *
 * <p>A service needs two settings: {@code smallrye.jwt.sign.key.location} (its private key, a JWK with a {@code kid}) and
 * {@code mp.jwt.verify.publickey.location} (a JWKS with the public keys of its siblings).
 */
@NullMarked
package io.lightmill.identity;

import org.jspecify.annotations.NullMarked;
