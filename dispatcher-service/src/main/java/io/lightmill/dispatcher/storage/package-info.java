/**
 * What storage-service is asked: tickets, and which outputs lie in the bucket.
 */
@NullMarked
package io.lightmill.dispatcher.storage;

import org.jspecify.annotations.NullMarked;
