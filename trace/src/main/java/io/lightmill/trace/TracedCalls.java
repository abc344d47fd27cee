package io.lightmill.trace;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells a sibling the trace of the work that it is asked for. */
@Provider
@ConstrainedTo(RuntimeType.CLIENT)
public class TracedCalls implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext call) {
        CurrentTrace.get().ifPresent(trace -> call.getHeaders().putSingle(Trace.HEADER, trace.traceparent()));
    }
}
