/**
 * What belongs together in the logs of all services: the W3C trace context, passed on from call to call and from event to event,
 * and shown in every line that is written meanwhile. No spans are made and nothing is exported.
 *
 * <p>{@link io.lightmill.trace.CurrentTrace} is the trace of the work at hand. It is set for each request ({@link
 * io.lightmill.trace.TracedRequests}), told to siblings ({@link io.lightmill.trace.TracedCalls}), and written beside each event by
 * the outbox; whoever takes an event off a topic, or works for a job on a thread of its own, enters the trace that came with it.
 */
@NullMarked
package io.lightmill.trace;

import org.jspecify.annotations.NullMarked;
