package io.lightmill.contracts.worker;

import java.util.UUID;

/**
 * The {@code input} of one RunPod request. It carries no work: it invites a worker to come and claim some.
 *
 * @param protocol 1
 * @param url base of the worker's routes, such as {@code https://lightmill.example/api/worker}
 * @param token key id + {@code .} + HMAC of the invocation's id
 * @param sessionSeconds how long one run may go on claiming, counted from its start; well inside RunPod's timeout
 */
public record InvocationInput(int protocol, UUID invocationId, String url, String token, int sessionSeconds) {}
