package io.lightmill.dispatcher.rescue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Addresses;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.dispatcher.runpod.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook is a hint: of its body only RunPod's id is used, where it was not known; what it says is asked for with /status. */
@Path("/webhooks/{invocationId}/{token}")
@PermitAll
@RunOnVirtualThread
public class WebhookResource {

    private final Tokens tokens;
    private final Addresses addresses;
    private final Invocations invocations;
    private final PollBell bell;
    private final Answers answers;

    WebhookResource(Tokens tokens, Addresses addresses, Invocations invocations, PollBell bell, ObjectMapper mapper) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.invocations = invocations;
        this.bell = bell;
        this.answers = new Answers(mapper);
    }

    /** Makes the invocation due for a poll at once. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public void webhook(
            @PathParam("invocationId") UUID invocationId, @PathParam("token") String token, byte @Nullable [] body) {
        if (!tokens.accepts(Tokens.Purpose.WEBHOOK, invocationId, token)) {
            throw Problems.notFound();
        }
        Endpoint endpoint = addresses.endpoint(invocationId).orElseThrow(Problems::notFound);
        String runpodId = body == null ? null : answers.webhookId(new String(body, StandardCharsets.UTF_8));
        if (!addresses.isOutlived(invocationId, endpoint) && !invocations.exists(invocationId)) {
            invocations.enter(invocationId, endpoint);
        }
        if (runpodId != null) {
            invocations.heard(invocationId, endpoint, runpodId);
        }
        invocations.pollWithin(List.of(invocationId), Duration.ZERO);
        bell.ring();
    }
}
