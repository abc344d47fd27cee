package io.lightmill.dispatcher.attempt;

import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.problem.Problems;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a worker in with the token of its own invocation; to everybody else there is nothing here. */
@Singleton
public class WorkerAccess {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Bindings bindings;

    WorkerAccess(Tokens tokens, Bindings bindings) {
        this.tokens = tokens;
        this.bindings = bindings;
    }

    /** Fails with 404 unless the header carries the invocation's token. */
    public void toInvocation(UUID invocationId, @Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !tokens.accepts(
                        Tokens.Purpose.WORKER,
                        invocationId,
                        authorization.substring(SCHEME.length()).strip())) {
            throw Problems.notFound();
        }
    }

    /** The attempt, if the header carries its invocation's token; else 404. */
    public Binding toAttempt(UUID attemptId, @Nullable String authorization) {
        Binding binding = bindings.of(attemptId).orElseThrow(Problems::notFound);
        toInvocation(binding.invocationId(), authorization);
        return binding;
    }
}
