package io.lightmill.runpodlocal.endpoint;

import io.lightmill.runpodlocal.queue.QueueEvent;
import org.jspecify.annotations.Nullable;

/** What happened at an endpoint. */
public sealed interface EndpointEvent {

    /** To a request. */
    record OfRequest(QueueEvent event) implements EndpointEvent {}

    /** A worker polled or pinged for the first time. */
    record WorkerAppeared(String workerId) implements EndpointEvent {}

    /** A worker was not heard of for too long, or whoever runs it says that it ended. */
    record WorkerGone(String workerId, String why) implements EndpointEvent {}

    /** A worker gets no more work and shall be ended by whoever runs it. */
    record WorkerStopped(String workerId, String why) implements EndpointEvent {}

    /** A fitness check of a worker failed. */
    record WorkerUnhealthy(String workerId, @Nullable String reason) implements EndpointEvent {}
}
