/**
 * The records of the HTTP interfaces: what the gateway shows to the world and what the services say to each other. SHA-256
 * values are 64 lower-case hex digits, ids lower-case UUIDv7, times RFC 3339 in UTC, money in US dollars.
 */
@NullMarked
package io.lightmill.contracts.api;

import org.jspecify.annotations.NullMarked;
