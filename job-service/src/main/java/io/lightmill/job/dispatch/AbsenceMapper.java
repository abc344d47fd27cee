package io.lightmill.job.dispatch;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * A replica that is about to stop answers 503 by its framework, before it was asked anything: that counts like a connection that
 * was refused. Its own 503 comes with a problem document and is its answer.
 */
public class AbsenceMapper implements ResponseExceptionMapper<ProcessingException> {

    private static final String PROBLEM = "application/problem+json";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // The status first: where a connection broke there is none, and there are no headers.
        return status == 503 && !isProblem(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    private static boolean isProblem(@Nullable Object type) {
        return type != null && type.toString().startsWith(PROBLEM);
    }

    @Override
    public ProcessingException toThrowable(Response response) {
        return new ProcessingException("The dispatcher is about to stop.");
    }
}
